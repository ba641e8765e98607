/** Checks the options of modifiers and adapters. */
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, quote, quoteAll, suggest } from "../../errors/words.js";
import { isRecord, isRecordOf } from "../../plan/request/is-record.js";
import type { ArgumentFault } from "./argument-fault.js";

/** What an option may be. */
export interface OptionKind {
  /** Whether a value is allowed. */
  readonly is: (value: unknown) => boolean;
  /** What to give, as the end of a sentence: `a whole number from 1`. */
  readonly give: string;
}

/** The longest time that a timer can wait, in milliseconds: nearly 25 days. */
const LONGEST = 2 ** 31 - 1;

/** A time in milliseconds, 0 included. */
export const MILLISECONDS: OptionKind = {
  is: (value) => typeof value === "number" && value >= 0 && value <= LONGEST,
  give: `milliseconds from 0 to ${LONGEST}`,
};

/** A whole number from 1. */
export const COUNT: OptionKind = {
  is: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  give: "a whole number from 1",
};

/** A finite number above 0. */
export const POSITIVE: OptionKind = {
  is: (value) => typeof value === "number" && value > 0 && value < Infinity,
  give: "a finite number above 0",
};

/** Any function. */
export const FUNCTION: OptionKind = { is: (value) => typeof value === "function", give: "a function" };

/** True or false. */
export const BOOLEAN: OptionKind = { is: (value) => typeof value === "boolean", give: "true or false" };

/** A text that is not empty. */
export const NAME: OptionKind = { is: (value) => typeof value === "string" && value !== "", give: "a name" };

/**
 * Finds the first thing that is wrong with options.
 *
 * @param owner - The modifier or adapter, as messages name it.
 * @param kinds - What each option may be. An option that is undefined is not given.
 * @param position - The position of the options among the arguments.
 */
export function findOptionFault(
  owner: string,
  options: unknown,
  kinds: Readonly<Record<string, OptionKind>>,
  position: number = 0,
): ArgumentFault | null {
  return findOptionFaults(owner, options, kinds, position)[0] ?? null;
}

/** Finds everything that is wrong with options; see {@link findOptionFault}. */
export function findOptionFaults(
  owner: string,
  options: unknown,
  kinds: Readonly<Record<string, OptionKind>>,
  position: number = 0,
): readonly ArgumentFault[] {
  if (!isRecord(options) || !isRecordOf(options, Object.keys(options)))
    return [
      { reason: `${quote(owner)} takes options in an object, not ${describeKind(options)}.`, argument: [position] },
    ];
  const known = Object.keys(kinds);
  return Object.entries(options).flatMap(([name, value]): readonly ArgumentFault[] => {
    if (!known.includes(name)) {
      const all =
        known.length === 1 ? `The only option is ${quote(known[0]!)}.` : `The options are ${quoteAll(known)}.`;
      const reason = `${quote(owner)} has no option ${quote(name)}. ${suggest(findNearest(name, known), all)}`;
      return [{ reason, argument: [position, { key: name }] }];
    }
    if (value === undefined || kinds[name]!.is(value)) return [];
    const reason = `${quote(name)} of ${quote(owner)} is ${describeKind(value)}; give ${kinds[name]!.give}.`;
    return [{ reason, argument: [position, name] }];
  });
}
