/** One node a field of the object that a node gives. */
import { hasMember } from "../../graph/has-member.js";
import { describeKind, quoteAll } from "../../errors/words.js";
import { MISSING, toExtraction } from "./extract.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { splitOptions } from "../core/split-options.js";

/** Options of the extracting modifiers. */
export interface ExtractOptions {
  /** Takes the place of what is missing. */
  readonly fill?: unknown;
}

/** Functions that return an object with these fields, promised or not, or loaded with metadata. */
export type ReturnsFields<Name extends string> = ReturnsWhole<{ readonly [Key in Name]?: unknown }>;

/** What decorators know of what they stand on: what is missing may be filled, and a loader nearer may take it apart. */
export type ReturnsWhole<Whole> = (...args: never[]) => Given<Whole> | Promise<Given<Whole>>;

type Given<Whole> = Whole | readonly [Whole, object] | null | undefined;

/**
 * Keeps the node, and adds a node for each of these fields of the object that it gives.
 *
 * Without names every field of the declared return type, when that is written in place.
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
 * @param names - Names, and options as the last argument.
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

/** For the compiler. */
export const declarations: Declarations = {
  extractFields: {
    factory: extractFields,
    effect: "expands",
    arguments: [{ options: { fill: "value" } }],
    infers: "fields",
    parts: "field",
  },
};
