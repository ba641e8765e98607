/** One node an element of the tuple that a node gives. */
import { describeKind } from "../errors/words.js";
import type { ExtractOptions } from "./extract-fields.js";
import { MISSING, toExtraction } from "./extract.js";
import { createModifier, type Modifier } from "./modifier.js";
import { splitOptions } from "./split-options.js";

/** Functions that return a tuple with at least as many elements, promised or not. */
export type ReturnsElements<Names extends readonly unknown[]> = (
  ...args: never[]
) => AtLeast<WithoutOptions<Names>> | Promise<AtLeast<WithoutOptions<Names>>>;

/** The names alone. */
export type WithoutOptions<Names extends readonly unknown[]> = Names extends readonly [...infer Own, ExtractOptions]
  ? Own
  : Names;

type AtLeast<Names extends readonly unknown[]> = readonly [...{ [Index in keyof Names]: unknown }, ...unknown[]];

/**
 * Keeps the node, and adds a node for each element of the tuple that it gives, in order.
 *
 * Without names the labels of the declared tuple, when that is written in place.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { node, unpackFields } from "@icosian/runtime";
 *
 * export const spendRange = node(
 *   unpackFields("spendMin", "spendMax"),
 *   (spend: readonly number[]): [number, number] => [Math.min(...spend), Math.max(...spend)],
 * );
 * ```
 * @param names - Names, and options as the last argument.
 * @hamilton function_modifiers.unpack_fields
 */
export function unpackFields<Names extends readonly (string | ExtractOptions)[]>(
  ...names: Names
): Modifier<"unpackFields", Names, ReturnsElements<Names>> {
  const { names: own, fill } = splitOptions(names);
  return createModifier({
    ...toExtraction({ kind: "unpackFields", names: own, fill, find: findElement, describe: describeList }),
    kind: "unpackFields",
  });
}

function findElement(whole: unknown, _: string, index: number): unknown {
  return Array.isArray(whole) && index < whole.length ? whole[index] : MISSING;
}

function describeList(whole: unknown): string {
  return Array.isArray(whole) ? `a list of ${whole.length}` : describeKind(whole);
}
