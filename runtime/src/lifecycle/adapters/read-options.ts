/** Reads the options of an adapter, and refuses those that it does not know or cannot use. */
import { invalidAdapter } from "../../errors/catalogue/6-adapters.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import { describeThrown, quote } from "../../errors/words.js";
import { findOptionFaults, POSITIVE, type OptionKind } from "../../modifiers/core/find-option-fault.js";
import { isRecord } from "../../plan/request/is-record.js";

/** What each option of an adapter may be. */
export type OptionKinds<Options extends object> = { readonly [Name in keyof Required<Options>]: OptionKind };

/** A finite duration in milliseconds, longer than 0. */
export const DURATION: OptionKind = { is: POSITIVE.is, give: "a number of milliseconds above 0" };

/**
 * Copies options after having checked all of them. An option that is undefined is not given.
 *
 * @param adapter - The name of the function that makes the adapter.
 * @param options - What its caller gave, of any type; undefined if nothing.
 * @param required - Names of the options that the adapter needs.
 * @throws DataflowError ICO6016 with everything that is wrong with the options.
 */
export function readOptions<Options extends object>(
  adapter: string,
  options: unknown,
  kinds: OptionKinds<Options>,
  required: readonly (keyof Options & string)[] = [],
): Options {
  const refuse = (reasons: readonly string[], cause?: ErrorOptions): DataflowError =>
    new DataflowError(
      reasons.map((reason) => toProblem(invalidAdapter, adapter, { reason })),
      cause,
    );
  let given: unknown = options === undefined ? {} : options;
  let reasons: readonly string[];
  try {
    // Read once, because a getter may answer differently the second time.
    if (isRecord(options)) given = copyOf(options);
    reasons = [
      ...findOptionFaults(adapter, given, kinds).map(({ reason }) => reason),
      ...required
        .filter((name) => !isRecord(given) || given[name] === undefined)
        .map((name) => `${quote(adapter)} needs ${quote(name)}: ${kinds[name].give}.`),
    ];
  } catch (thrown) {
    throw refuse([`The options of ${quote(adapter)} cannot be read: ${describeThrown(thrown)}`], { cause: thrown });
  }
  // A cast because every option has been checked.
  if (reasons.length === 0) return given as Options;
  throw refuse(reasons);
}

/** Copies the options that are given; an object of another kind, such as a Map, stays what it is. */
function copyOf(options: Readonly<Record<string, unknown>>): unknown {
  const entries = Object.entries(options);
  return entries.length === 0 ? options : Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
