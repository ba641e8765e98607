/** Kinds of options that only adapters with a peer or a server have. */
import { MILLISECONDS, NAME, type OptionKind } from "../modifiers/core/find-option-fault.js";
import { isRecord } from "../plan/request/is-record.js";

/** A text that is not empty. */
export const TEXT: OptionKind = { is: NAME.is, give: "a text" };

/** A whole number from 0. */
export const WHOLE: OptionKind = {
  is: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  give: "a whole number from 0",
};

/** A time that a timer can wait, longer than 0. */
export const DELAY: OptionKind = {
  is: (value) => MILLISECONDS.is(value) && value !== 0,
  give: "a number of milliseconds above 0",
};

/** An object with certain texts. */
export function withTexts(...names: readonly string[]): OptionKind {
  const keys = names.map((name) => `\`${name}\``);
  return {
    is: (value) => isRecord(value) && names.every((name) => TEXT.is(value[name])),
    give: `an object with ${keys.slice(0, -1).join(", ")} and ${keys.at(-1)}`,
  };
}
