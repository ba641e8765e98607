/** Rules for options that only adapters with a peer or a server have. */
import { isRecord } from "../plan/request/is-record.js";
import type { OptionRule } from "./adapters/options/option-rule.js";

/** A text that is not empty. */
export const text: OptionRule = {
  isValid: (value) => typeof value === "string" && value !== "",
  wanted: "a text",
};

/** A whole number from 0. */
export const count: OptionRule = {
  isValid: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  wanted: "a whole number from 0",
};

/** The longest delay of a timer, in milliseconds. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** A time that a timer can wait. */
export const delay: OptionRule = {
  isValid: (value) => typeof value === "number" && value > 0 && value <= LONGEST_DELAY,
  wanted: `a number of milliseconds above 0, at most ${LONGEST_DELAY}`,
};

/** An object with certain texts. */
export function withTexts(...names: readonly string[]): OptionRule {
  const keys = names.map((name) => `\`${name}\``);
  return {
    isValid: (value) => isRecord(value) && names.every((name) => text.isValid(value[name])),
    wanted: `an object with ${keys.slice(0, -1).join(", ")} and ${keys.at(-1)}`,
  };
}
