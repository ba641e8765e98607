/** Options that stores of servers have in common. */
import { invalidAdapter } from "../../../errors/catalogue/6-adapters.js";
import { toProblem } from "../../../errors/catalogue-entry.js";
import { DataflowError } from "../../../errors/dataflow-error.js";
import { describeKind } from "../../../errors/words.js";
import type { OptionKind } from "../../../modifiers/core/find-option-fault.js";

/** How long an entry stays without being used. */
export const LIFE: OptionKind = {
  is: (value) => value === Infinity || (Number.isSafeInteger(value) && (value as number) >= 1),
  give: "whole milliseconds from 1, or Infinity",
};

/** How long something lasts, or is waited for. */
export const WAIT: OptionKind = {
  is: (value) => Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) < 2 ** 31,
  give: "whole milliseconds from 1 to 2147483647",
};

/** Anything, because it is looked at elsewhere: it may have a password, which no message may have. */
export const UNCHECKED: OptionKind = { is: () => true, give: "something else" };

/** How long an operation waits for its server unless told otherwise, in milliseconds. */
export const DEFAULT_TIMEOUT = 10_000;

/** How long a claim lasts unless it is renewed or told otherwise, in milliseconds. */
export const DEFAULT_CLAIM = 15_000;

/** Throws ICO6016 for options of a store. */
export function refuseOptions(store: string, reason: string): never {
  throw new DataflowError([toProblem(invalidAdapter, store, { reason })]);
}

/**
 * Reads a URL that may have a password.
 *
 * @param owner - The option and its store, as messages name them: `` `url` of `redisStore` ``.
 * @returns What is wrong with it, without quoting it; otherwise the URL.
 */
export function readUrl(value: unknown, owner: string, pattern: RegExp, example: string): URL | string {
  if (typeof value !== "string") return `${owner} is ${describeKind(value)}; give a URL such as \`${example}\`.`;
  if (!pattern.test(value) || !URL.canParse(value)) return `${owner} is not a URL such as \`${example}\`.`;
  return new URL(value);
}
