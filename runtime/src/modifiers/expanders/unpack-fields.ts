/** One node an element of the tuple that a node gives. */
import { describeKind } from "../../errors/words.js";
import type { ExtractOptions, ReturnsWhole } from "./extract-fields.js";
import { MISSING, toExtraction } from "./extract.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { splitOptions } from "../core/split-options.js";

/** Functions that return a tuple or list, promised or not; how many elements it has, the names are held against. */
export type ReturnsElements = ReturnsWhole<readonly unknown[]>;

/** The names alone. */
export type WithoutOptions<Names extends readonly unknown[]> = Names extends readonly [...infer Own, ExtractOptions]
  ? Own
  : Names;

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
): Modifier<"unpackFields", Names, ReturnsElements> {
  const { names: own, fill } = splitOptions(names);
  return createModifier({
    ...toExtraction({
      kind: "unpackFields",
      part: "element",
      names: own,
      fill,
      find: findElement,
      describe: describeList,
    }),
    kind: "unpackFields",
  });
}

function findElement(whole: unknown, _: string, index: number): unknown {
  return Array.isArray(whole) && index < whole.length ? whole[index] : MISSING;
}

function describeList(whole: unknown): string {
  return Array.isArray(whole) ? `a list of ${whole.length}` : describeKind(whole);
}

/** For the compiler. */
export const declarations: Declarations = {
  unpackFields: {
    factory: unpackFields,
    effect: "expands",
    arguments: [{ options: { fill: "value" } }],
    infers: "fields",
    parts: "element",
  },
};
