/** Creates one node per field of an object. */
import { hasMember } from "../../graph/has-member.js";
import { describeKind, quoteAll } from "../../errors/words.js";
import { MISSING, toExtraction } from "./extract.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { splitOptions } from "../core/split-options.js";

/** Options of the extracting modifiers. */
export interface ExtractOptions {
  /** The value of each part that is missing. Unless given, a missing part fails with ICO8004. */
  readonly fill?: unknown;
}

/** Functions that return an object with these fields, or a promise of it; a data loader adds metadata. */
export type ReturnsFields<Name extends string> = ReturnsWhole<{ readonly [Key in Name]?: unknown }>;

/** Functions whose value can be taken apart. It may also be null, for a `fill`, or a pair, for a `dataLoader`. */
export type ReturnsWhole<Whole> = (...args: never[]) => Given<Whole> | Promise<Given<Whole>>;

type Given<Whole> = Whole | readonly [Whole, object] | null | undefined;

/**
 * Adds one node per field of the node's object, and keeps the node. The new nodes have the names of the fields, or
 * `<node>.<field>` if another modifier, such as `parameterize`, gave the node its name.
 *
 * Modifiers further outwards apply to the fields. If the object lacks a field, the field's node fails with ICO8004,
 * unless there is a `fill`. If the definition already has a node of that name, ICO6014 is reported.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { extractFields, node } from "@icosian/runtime";
 *
 * export const spendStatistics = node(
 *   extractFields("spendMean", "spendMax"),
 *   (spend: readonly number[]): { spendMean: number; spendMax: number } => ({
 *     spendMean: spend.reduce((sum, x) => sum + x, 0) / spend.length,
 *     spendMax: Math.max(...spend),
 *   }),
 * );
 * ```
 * @param names - The names of the fields, then optionally the options. Without names, all fields of the declared return
 * type; if that type is not written in place, building the dataflow reports ICO6009.
 * @hamilton function_modifiers.extract_fields
 */
export function extractFields<Names extends readonly (string | ExtractOptions)[]>(
  ...names: Names
): Modifier<"extractFields", Names, ReturnsFields<Extract<Names[number], string>>> {
  const { names: own, fill } = splitOptions(names);
  return createModifier({
    ...toExtraction({
      kind: "extractFields",
      part: "field",
      names: own,
      fill,
      find: findField,
      describe: describeFields,
    }),
    kind: "extractFields",
  });
}

function findField(whole: unknown, name: string): unknown {
  if (typeof whole !== "object" || whole === null || !hasMember(whole, name)) return MISSING;
  return (whole as Readonly<Record<string, unknown>>)[name];
}

function describeFields(whole: unknown): string {
  if (typeof whole !== "object" || whole === null) return describeKind(whole);
  const keys = Object.keys(whole);
  return keys.length === 0 ? "an object without fields" : `an object with ${quoteAll(keys)}`;
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  extractFields: {
    factory: extractFields,
    effect: "expands",
    arguments: [{ options: { fill: "value" } }],
    infers: "fields",
    parts: "field",
  },
};
