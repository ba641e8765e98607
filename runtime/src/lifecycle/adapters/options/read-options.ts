/** Reads the options of an adapter, and refuses those that it does not know or cannot use. */
import { invalidOption } from "../../../errors/catalogue/6-building.js";
import { toProblem } from "../../../errors/catalogue-entry.js";
import { DataflowError } from "../../../errors/dataflow-error.js";
import { findNearest } from "../../../errors/find-nearest.js";
import { describeKind, describeThrown, quote, quoteAll, suggest } from "../../../errors/words.js";
import { isRecord, isRecordOf } from "../../../plan/request/is-record.js";
import type { OptionRule } from "./option-rule.js";

/** The rules for every option of an adapter. */
export type OptionRules<Options extends object> = { readonly [Name in keyof Required<Options>]: OptionRule };

/**
 * Copies options after having checked all of them. An option that is `undefined` counts as absent.
 *
 * @param adapter - The name of the function that makes the adapter.
 * @param options - What its caller gave, of any type.
 * @throws DataflowError ICO6007 with everything that is wrong with the options.
 */
export function readOptions<Options extends object>(
  adapter: string,
  options: unknown,
  rules: OptionRules<Options>,
): Options {
  const called = quote(`${adapter}(…)`);
  try {
    const given = isRecord(options) ? definedOf(options) : {};
    const reasons = [...findShapeReasons(called, adapter, options, rules), ...findReasons(called, given, rules)];
    // A cast because every option has been checked.
    if (reasons.length === 0) return given as Options;
    throw new DataflowError(reasons.map((reason) => toProblem(invalidOption, adapter, { reason })));
  } catch (thrown) {
    if (thrown instanceof DataflowError) throw thrown;
    const reason = `The options of ${called} cannot be read: ${describeThrown(thrown)}`;
    throw new DataflowError([toProblem(invalidOption, adapter, { reason })], { cause: thrown });
  }
}

/** Reads each option once, because a getter may answer differently the second time. */
function definedOf(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function findShapeReasons(
  called: string,
  adapter: string,
  options: unknown,
  rules: Readonly<Record<string, OptionRule>>,
): readonly string[] {
  if (options === undefined || (isRecord(options) && isRecordOf(options, Object.keys(options)))) return [];
  const fitting = Object.keys(rules).find((name) => rules[name]!.isValid(options));
  const example = fitting === undefined ? `${Object.keys(rules)[0]}: …` : `${fitting}: …`;
  return [
    `The options of ${called} are ${describeKind(options)}; give an object: ${quote(`${adapter}({ ${example} })`)}.`,
  ];
}

function findReasons(
  called: string,
  given: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, OptionRule>>,
): readonly string[] {
  const names = Object.keys(rules);
  const known = names.length === 1 ? `The only option is ${quote(names[0]!)}.` : `The options are ${quoteAll(names)}.`;
  const unknown = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => `${called} has no option ${quote(name)}. ${suggest(findNearest(name, names), known)}`);
  const wrong = names
    .filter((name) => Object.hasOwn(given, name) && !rules[name]!.isValid(given[name]))
    .map((name) => `${quote(name)} of ${called} is ${describeKind(given[name])}; give ${rules[name]!.wanted}.`);
  const missing = names
    .filter((name) => rules[name]!.isRequired === true && !Object.hasOwn(given, name))
    .map((name) => `${called} needs ${quote(name)}: ${rules[name]!.wanted}.`);
  return [...unknown, ...wrong, ...missing];
}
