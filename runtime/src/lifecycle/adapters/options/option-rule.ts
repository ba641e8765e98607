/** Rules for the options of adapters. */

/** What an option accepts. */
export interface OptionRule {
  /** Whether a value is one that the option accepts. */
  readonly isValid: (value: unknown) => boolean;
  /** What to give instead of a wrong value, as it follows "give": `a function`. */
  readonly wanted: string;
  /** Whether the adapter cannot do without it. */
  readonly isRequired?: boolean;
}

/** A duration: a finite number above 0. */
export const positiveMilliseconds: OptionRule = {
  isValid: (value) => typeof value === "number" && Number.isFinite(value) && value > 0,
  wanted: "a number of milliseconds above 0",
};

/** A limit: a whole number from 1. */
export const positiveCount: OptionRule = {
  isValid: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  wanted: "a whole number from 1",
};

/** A function of the user that the adapter calls. */
export const callback: OptionRule = {
  isValid: (value) => typeof value === "function",
  wanted: "a function",
};

/** An option that is on or off. */
export const flag: OptionRule = {
  isValid: (value) => typeof value === "boolean",
  wanted: "true or false",
};

/** One of a few words. */
export function oneOf(...words: readonly string[]): OptionRule {
  const quoted = words.map((word) => JSON.stringify(word));
  return {
    isValid: (value) => typeof value === "string" && words.includes(value),
    wanted: `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`,
  };
}
