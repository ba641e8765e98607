/** Checks the options of the package's own adapters. */
import { invalidOption } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";
import { findNearest } from "../errors/find-nearest.js";
import { describeKind, describeThrown, quote, quoteAll, suggest } from "../errors/words.js";

/** What the value of an option has to be. */
export interface OptionRule {
  /** Whether a value is right. */
  readonly accepts: (value: unknown) => boolean;
  /** The words for a right value: `a number of milliseconds above 0`. */
  readonly expected: string;
}

/** Rules by name of the option. */
export type OptionRules = Readonly<Record<string, OptionRule>>;

/** A text that is not empty. */
export const TEXT: OptionRule = { accepts: (value) => typeof value === "string" && value !== "", expected: "a text" };

/** True or false. */
export const YES_OR_NO: OptionRule = { accepts: (value) => typeof value === "boolean", expected: "true or false" };

/** A function. */
export const FUNCTION: OptionRule = { accepts: (value) => typeof value === "function", expected: "a function" };

/** A whole number from 0. */
export const COUNT: OptionRule = {
  accepts: (value) => Number.isInteger(value) && (value as number) >= 0,
  expected: "a whole number from 0",
};

/** The longest delay of a timer, in milliseconds. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** A time that a timer can wait. */
export const MILLISECONDS: OptionRule = {
  accepts: (value) => typeof value === "number" && value > 0 && value <= LONGEST_DELAY,
  expected: "a number of milliseconds above 0",
};

/** Whether a value is a plain object; a list is none. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks the options of an adapter. An option that is undefined counts as absent.
 *
 * @param adapter - The name of the function that the user calls.
 * @param options - The options as the user gave them, of any type.
 * @param findMore - Finds what is wrong with several options together, if each is right.
 * @throws DataflowError ICO6007 with everything that is wrong.
 */
export function checkOptions(
  adapter: string,
  options: unknown,
  rules: OptionRules,
  findMore: (options: Readonly<Record<string, unknown>>) => readonly string[] = () => [],
): void {
  const { reasons, cause } = findReasons(adapter, options, rules, findMore);
  if (reasons.length === 0) return;
  const problems = reasons.map((reason) => toProblem(invalidOption, adapter, { reason }));
  throw new DataflowError(problems, cause === undefined ? undefined : { cause });
}

function findReasons(
  adapter: string,
  options: unknown,
  rules: OptionRules,
  findMore: (options: Readonly<Record<string, unknown>>) => readonly string[],
): { readonly reasons: readonly string[]; readonly cause?: unknown } {
  try {
    if (!isObject(options)) return { reasons: [`${quote(adapter)} takes an object, not ${describeKind(options)}.`] };
    const known = Object.keys(rules);
    const reasons = Object.entries(options).flatMap(([name, value]) => {
      if (!Object.hasOwn(rules, name)) {
        const hint = suggest(findNearest(name, known), `Its options are ${quoteAll(known, known.length)}.`);
        return [`${quote(adapter)} has no option ${quote(name)}. ${hint}`];
      }
      const { accepts, expected } = rules[name]!;
      if (value === undefined || accepts(value)) return [];
      return [`The option ${quote(name)} of ${quote(adapter)} is ${describeKind(value)}; give ${expected}.`];
    });
    return { reasons: reasons.length > 0 ? reasons : findMore(options) };
  } catch (cause) {
    return { reasons: [`The options of ${quote(adapter)} cannot be read: ${describeThrown(cause)}`], cause };
  }
}
