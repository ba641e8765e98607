/** Brings data into a dataflow from outside of its modules. */
import type { Parallelizable } from "../fan-out.js";
import type { DataLoader, Metadata } from "../materialize/data-adapters.js";
import type { Materializer } from "../materialize/materializer.js";
import { findAdapterFault } from "../modifiers/adapters/adapter-node.js";
import type { Declarations } from "../modifiers/core/declaration.js";
import { createModifier, type Modifier } from "../modifiers/core/modifier.js";
import type { StandardSchema } from "../quality/standard-schema.js";
import type { AdapterOptions } from "./adapter-options.js";
import { makeLoaderNodes } from "./loader-nodes.js";
import { readFrom, toReport } from "./read-from.js";
import { toMaterializer } from "./to-materializer.js";

/**
 * Makes nodes from the data of a data loader, for the option `materializers` of `dataflow({ … })`. If functions have a
 * parameter of the name of such a node, it is no longer an input.
 *
 * - `target: "weeks"` makes the node `weeks` of all the data, with `columns: ["spend"]` of these columns only. With
 *   `lazy: true`, the node is an `AsyncIterable` of rows.
 * - `columns: ["spend", "signups"]` makes one node per column, `columns: { spend: "Spend (USD)" }` under other names.
 *   Only the columns that a request reads are loaded.
 * - `items: "order"` makes the node `order` a fan-out with one item per row. Rows are read as there is room for them.
 *
 * Each node `x` has a node `x.metadata` beside it. All data are loaded once per run, for all nodes of the call.
 *
 * @param loader - A data loader, such as `csv`, or `csv<{ spend: Float64Array }>()` to declare the type of the data.
 * @param options - One of `target`, `columns` and `items`; optionally a `schema` (Standard Schema) that the data, or each
 * row, must meet; and the loader's own options: constants, `value(…)`, `source(…)`, `configuration(…)` or `group(…)`.
 * Anything wrong is reported as ICO6019 when the dataflow is built.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { from } from "@icosian/runtime/data";
 * import { csv } from "@icosian/runtime/csv";
 * import * as features from "./features.js";
 *
 * export const flow = dataflow({
 *   modules: [features],
 *   materializers: [from(csv<{ spend: Float64Array }>(), { columns: ["spend"], path: "weeks.csv" })],
 * });
 * ```
 * @hamilton io.materialization.from_
 */
export function from<
  Options extends object,
  Data,
  Told extends Metadata,
  Row,
  Target extends string = never,
  Lazy extends boolean = false,
  Column extends string = never,
  Source extends string = string,
  Sources extends { readonly [node: string]: Source } = {},
  Items extends string = never,
  Schema extends StandardSchema | undefined = undefined,
>(
  loader: DataLoader<Options, Data, Told, Row>,
  options: AdapterOptions<Options> & {
    /** The name of the node for all the data. */
    readonly target?: Target;
    /** Whether the target is an `AsyncIterable` of rows. */
    readonly lazy?: Lazy;
    /** The columns that become nodes; with a target or items, the columns that are loaded. */
    readonly columns?: readonly Column[] | Sources;
    /** The name of the node that fans out, with one item per row. */
    readonly items?: Items;
    /** A Standard Schema for the data, or for each row. */
    readonly schema?: Schema;
  },
): Materializer<FromNodes<Data, Told, Row, Target, Lazy, SourcesOf<Column, Sources>, Items, Schema>> {
  return toMaterializer(loadWith(loader as DataLoader, options), loader, options);
}

/** The nodes of `from`, with the values that the loader or the schema declares. */
type FromNodes<Data, Told, Row, Target extends string, Lazy, Sources, Items extends string, Schema> = Plain<
  ([Target] extends [never]
    ? [Items] extends [never]
      ? ColumnNodes<OutputOf<Schema, Data>, Sources>
      : ItemNodes<Items, OutputOf<Schema, Restricted<Row, Sources>>>
    : Lazy extends true
      ? { readonly [Name in Target]: AsyncIterable<OutputOf<Schema, Restricted<Row, Sources>>> }
      : { readonly [Name in Target]: OutputOf<Schema, Restricted<Data, Sources>> }) &
    MetadataNodes<[Target | Items] extends [never] ? keyof Sources & string : Target | Items, Told>
>;

type ColumnNodes<Data, Sources> = {
  readonly [Name in keyof Sources]: Sources[Name] extends keyof Data ? Data[Sources[Name]] : unknown;
};

type ItemNodes<Items extends string, Row> = { readonly [Name in Items]: Parallelizable<Row> } & {
  /** One item, for the compiler. No node has a name like this. */
  readonly $row: Row;
};

type MetadataNodes<Names extends string, Told> = { readonly [Name in Names as `${Name}.metadata`]: Told };

/** The data with some columns only; all of them if none are named. */
type Restricted<Data, Sources> = [keyof Sources] extends [never]
  ? Data
  : 0 extends 1 & Data
    ? Data
    : Pick<Data, Extract<keyof Sources, keyof Data>>;

/** The type that a Standard Schema gives; another type if there is no schema. */
type OutputOf<Schema, Otherwise> = Schema extends { readonly "~standard": { readonly types?: infer Types } }
  ? NonNullable<Types> extends { readonly output: infer Output }
    ? Output
    : Otherwise
  : Otherwise;

/** The column of each node. If a list of columns is given, TypeScript infers nothing about the sources. */
type SourcesOf<Column extends string, Sources> = string extends keyof Sources
  ? { readonly [Name in Column]: Name }
  : Sources;

/** The same record, written as one object type. */
type Plain<Made> = { readonly [Key in keyof Made]: Made[Key] };

/** The modifier that makes the nodes of `from`, of a definition that has nothing else. */
function loadWith(loader: DataLoader, options: unknown): Modifier<"from"> {
  return createModifier({
    kind: "from",
    expand: (expansion, context) => {
      const report = toReport(context);
      const fault = findAdapterFault(loader, "load");
      if (fault !== null) report(`\`from\` ${fault.reason}`, fault.argument);
      const form = readFrom(options, report);
      if (fault !== null || form === null) return { ...expansion, nodes: new Map(), outermost: [] };
      const needsStream = form.kind === "items" || form.kind === "lazy";
      if (!needsStream || typeof loader.stream === "function") return makeLoaderNodes(expansion, loader, form, context);
      report(
        `\`${loader.name}\` has no \`stream\`, so its data can only be loaded as a whole: give a \`target\`.`,
        [0],
      );
      return { ...expansion, nodes: new Map(), outermost: [] };
    },
  });
}

/** Stands for a schema that the compiler does not know. */
const ANY_SCHEMA: StandardSchema = {
  "~standard": { version: 1, vendor: "icosian", validate: (value) => ({ value }) },
};

/** The declarations for the compiler. */
export const declarations: Declarations = {
  from: {
    factory: loadWith,
    effect: "expands",
    arguments: [
      { method: "load", optional: ["stream"] },
      {
        options: {
          target: "literal",
          items: "literal",
          lazy: "literal",
          columns: "literal",
          schema: { otherwise: ANY_SCHEMA },
        },
        others: "value",
      },
    ],
    materializes: true,
  },
};
