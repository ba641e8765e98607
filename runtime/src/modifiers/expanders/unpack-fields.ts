/** Creates one node per element of a tuple. */
import { describeKind } from "../../errors/words.js";
import type { ExtractOptions, ReturnsWhole } from "./extract-fields.js";
import { MISSING, toExtraction } from "./extract.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { splitOptions } from "../core/split-options.js";

/** Functions that return a tuple or list, or a promise of it. Other types count the elements. */
export type ReturnsElements = ReturnsWhole<readonly unknown[]>;

/** The names without the options. */
export type WithoutOptions<Names extends readonly unknown[]> = Names extends readonly [...infer Own, ExtractOptions]
  ? Own
  : Names;

/**
 * Adds one node per element of the node's tuple, in order, and keeps the node. The new nodes have the given names, or
 * `<node>.<name>` if another modifier, such as `parameterize`, gave the node its name.
 *
 * If the tuple is too short, the nodes of the missing elements fail with ICO8004, unless there is a `fill`. Further
 * elements are ignored.
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
 * @param names - The names of the elements, then optionally the options. Without names, the labels of the declared
 * tuple type; if that type is not written in place, building the dataflow reports ICO6009.
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

/** The declarations for the compiler. */
export const declarations: Declarations = {
  unpackFields: {
    factory: unpackFields,
    effect: "expands",
    arguments: [{ options: { fill: "value" } }],
    infers: "fields",
    parts: "element",
  },
};
