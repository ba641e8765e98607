/** Pieces that the schemas of several tools share. */
import type { z } from "zod/v4";
import type { DataflowChoice } from "../../project/graphs/choose-dataflow.js";
import type { Zod } from "./load-sdk.js";

/** The arguments that choose dataflows. */
export interface DataflowFields {
  /** Its modules, or the file with the call. */
  readonly files: z.ZodOptional<z.ZodArray<z.ZodString>>;
  /** The name of its variable, or the location of the call. */
  readonly dataflow: z.ZodOptional<z.ZodString>;
}

/** The schemas of the arguments that choose dataflows. */
export function toDataflowFields(z: Zod): DataflowFields {
  return {
    files: z
      .array(z.string().min(1))
      .max(100)
      .optional()
      .describe(
        "Files of one dataflow, relative to the project: dataflow modules, or the file that calls `dataflow(…)`. Default: the whole project.",
      ),
    dataflow: z
      .string()
      .min(1)
      .optional()
      .describe(
        "The dataflow, if the project has several: the variable that holds it, or the location of its call, such as `src/main.ts:3:21`.",
      ),
  };
}

/** Which dataflow a caller means. */
export function toDataflowChoice(input: {
  readonly files?: readonly string[] | undefined;
  readonly dataflow?: string | undefined;
}): DataflowChoice {
  return { files: input.files ?? [], name: input.dataflow ?? null };
}

/** The arguments that ask for a part of a list. */
export interface PageFields {
  /** The length of the part. */
  readonly limit: z.ZodDefault<z.ZodNumber>;
  /** Where the part begins. */
  readonly offset: z.ZodDefault<z.ZodNumber>;
}

/** The schemas of the arguments that ask for a part of a list. */
export function toPageFields(z: Zod, limit: number, most: number): PageFields {
  return {
    limit: z.number().int().min(1).max(most).default(limit).describe("How many are answered at most."),
    offset: z
      .number()
      .int()
      .min(0)
      .default(0)
      .describe("How many are skipped: the `nextOffset` of the answer before, to go on."),
  };
}

/** The tags that nodes must have. */
export type TagsSchema = z.ZodOptional<
  z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>, z.ZodNull]>>
>;

/** The schema of tags that nodes must have. */
export function toTagsSchema(z: Zod): TagsSchema {
  return z
    .record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]))
    .optional()
    .describe('Only nodes with all these tags: { "owner": "ann" }; a list matches any of its values, null any value.');
}

/** The data about one node in an answer. */
export interface NodeFields {
  /** What parameters call it. */
  readonly name: z.ZodString;
  /** The runtime's `NodeKind`. */
  readonly kind: z.ZodString;
  /** As the source spells it, on one line. */
  readonly type: z.ZodString;
  /** The location of its definition. */
  readonly source: z.ZodNullable<z.ZodString>;
}

/** The schemas of the data about one node. */
export function toNodeFields(z: Zod): NodeFields {
  return {
    name: z.string(),
    kind: z.string().describe("`input`, `config`, `function`, `fanOut`, `collect`, or what a modifier made."),
    type: z.string(),
    source: z.string().nullable().describe("path:line:column; null for an input."),
  };
}
