/** Brings data into a dataflow from outside of its modules. */
import type { DataLoader, Metadata } from "../materialize/data-adapters.js";
import type { Materializer } from "../materialize/materializer.js";
import { findAdapterFault } from "../modifiers/adapters/adapter-node.js";
import type { Declarations } from "../modifiers/core/declaration.js";
import { createModifier, type Modifier } from "../modifiers/core/modifier.js";
import type { StandardSchema } from "../quality/standard-schema.js";
import type { FromNodes, FromOptions } from "./from-types.js";
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
  Sources extends Readonly<Record<string, string>>,
  Schema extends StandardSchema | undefined = undefined,
>(
  loader: DataLoader<Options, Data, Told, Row>,
  options: FromOptions<Options> & {
    readonly columns: Sources;
    readonly target?: undefined;
    readonly items?: undefined;
    readonly lazy?: undefined;
    readonly schema?: Schema;
  },
): Materializer<FromNodes<Data, Told, Row, never, false, Sources, never, Schema>>;
export function from<
  Options extends object,
  Data,
  Told extends Metadata,
  Row,
  Target extends string = never,
  Lazy extends boolean = false,
  Column extends string = never,
  Items extends string = never,
  Schema extends StandardSchema | undefined = undefined,
>(
  loader: DataLoader<Options, Data, Told, Row>,
  options: FromOptions<Options> & {
    /** The name of the node for all the data. */
    readonly target?: Target;
    /** Whether the target is an `AsyncIterable` of rows. */
    readonly lazy?: Lazy;
    /** The columns that become nodes; with a target or items, the columns that are loaded. */
    readonly columns?: readonly Column[];
    /** The name of the node that fans out, with one item per row. */
    readonly items?: Items;
    /** A Standard Schema for the data, or for each row. */
    readonly schema?: Schema;
  },
): Materializer<FromNodes<Data, Told, Row, Target, Lazy, { readonly [Name in Column]: Name }, Items, Schema>>;
export function from(loader: DataLoader, options: object): Materializer<object> {
  return toMaterializer(loadWith(loader, options), loader, options);
}

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

/** The declarations for the compiler. */
export const declarations: Declarations = {
  from: {
    factory: loadWith,
    effect: "expands",
    arguments: [
      { method: "load" },
      {
        options: { target: "literal", items: "literal", lazy: "literal", columns: "literal", schema: "value" },
        others: "value",
      },
    ],
  },
};
