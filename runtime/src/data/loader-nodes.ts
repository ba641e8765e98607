/** The nodes that `from` makes. */
import { describeKind, quote, quoteAll } from "../errors/words.js";
import { goOn } from "../execute/async/settle.js";
import { READERS, type ReadContext, type Readers } from "../execute/call/readers.js";
import type { RunContext } from "../execute/run-context.js";
import type { NodeDefinition } from "../graph/node-definition.js";
import type { DataLoader, Loaded } from "../materialize/data-adapters.js";
import { toLoaded } from "../materialize/check-given.js";
import { makeAdapterNode } from "../modifiers/adapters/adapter-node.js";
import { makeNode, readsNode, type ExpandContext, type Expansion } from "../modifiers/core/expansion.js";
import { findColumn } from "../modifiers/expanders/extract-columns.js";
import { MISSING } from "../modifiers/expanders/extract.js";
import type { StandardSchema } from "../quality/standard-schema.js";
import { applySchema, validateRows } from "./apply-schema.js";
import { checkColumn } from "./check-column.js";
import type { FromForm } from "./read-from.js";

/**
 * Makes the nodes of `from`: one that calls the loader, and the data and the metadata for each name.
 *
 * @param form - The arguments, which have been checked.
 */
export function makeLoaderNodes(
  expansion: Expansion,
  loader: DataLoader,
  form: FromForm,
  context: ExpandContext,
): Expansion {
  const { kind, nodes, columns, schema, feeds } = form;
  const base = expansion.nodes.get(expansion.name)!;
  const names = nodes.map(({ name }) => name);
  const tags = { "icosian.dataLoader": loader.name };
  const [first] = names as [string];
  const call = toCall(loader, kind, schema);
  const documentation = `What \`${loader.name}\` loads for ${quoteAll(names)}`;
  const raw = makeAdapterNode(
    base,
    {
      name: `${first}.loader`,
      type: "readonly [unknown, object]",
      documentation: `${documentation}, and its metadata.`,
      kind: "loader",
      role: { of: first, as: ["its data and their metadata"] },
      tags: { ...tags, "icosian.dataLoader.gives": "both" },
      reads: [],
      adapter: loader,
      depends: [kind, columns, schema],
      // A request that reads other columns would take the wrong ones from a cache.
      ...(kind === "columns" && {
        gaps: [{ what: "loads only the columns that a request reads", location: context.located.definition.name }],
      }),
      call: (_, own, run) => {
        const read = kind === "columns" ? findRead(form, (run as ReadContext)[READERS]()) : columns;
        return call(read === null ? own : { ...own, columns: read }, run);
      },
    },
    feeds,
    context,
  );
  const toPart = (
    name: string,
    member: string,
    gives: string,
    column: string | null,
    read: (loaded: Loaded, context: RunContext) => unknown,
  ): NodeDefinition => ({
    ...makeNode(base, {
      name,
      type: gives === "metadata" ? "object" : "unknown",
      documentation: `${documentation}${gives === "metadata" ? ", described" : ""}.`,
      inputs: [readsNode(raw)],
      path: null,
      kind: gives === "metadata" ? "metadata" : "result",
      from: { member },
      part: context.toPart(["part", gives, column]),
      role: gives === "metadata" ? { of: name.slice(0, -".metadata".length), as: ["its metadata"] } : null,
      function: read,
    }),
    tags: { ...tags, "icosian.dataLoader.gives": gives },
  });
  const made = nodes.flatMap(({ name, column }): readonly NodeDefinition[] => {
    const data = toPart(name, kind === "items" ? "$row" : name, "data", column, ([value], run) =>
      column === null ? value : toColumn(value, column, name, run),
    );
    return [
      kind === "items"
        ? { ...data, fansOut: true, isAsync: true }
        : column === null
          ? data
          : { ...data, parameters: ["positional", "context"] },
      toPart(`${name}.metadata`, `${name}.metadata`, "metadata", null, ([, metadata]) => metadata),
    ];
  });
  return { ...expansion, nodes: new Map([raw, ...made].map((node) => [node.name, node])), outermost: names };
}

/** The columns that nodes in a plan read; all of them if the plan needs only metadata, or the data as a whole. */
function findRead({ nodes, columns }: FromForm, readers: Readers): readonly string[] | null {
  const names = new Set(readers.areAll ? readers.nodes.map(({ name }) => name) : []);
  const read = nodes.flatMap(({ name, column }) => (names.has(name) && column !== null ? [column] : []));
  return read.length === 0 ? columns : [...new Set(read)];
}

/** Returns the call of the loader for data as a whole, or as a stream. */
function toCall(
  loader: DataLoader,
  kind: FromForm["kind"],
  schema: StandardSchema | null,
): (options: object, run: RunContext) => unknown {
  if (kind === "items" || kind === "lazy")
    return (options, run) =>
      goOn(loader.stream!(options, run), (given) => {
        const [rows, metadata] = toLoaded(given);
        // A cast because `toLoaded` does not know what a stream gives.
        return schema === null ? [rows, metadata] : [validateRows(rows as AsyncIterable<unknown>, schema), metadata];
      });
  return (options, run) =>
    goOn(loader.load(options, run), (given) => {
      const [data, metadata] = toLoaded(given);
      if (schema === null) return [data, metadata];
      return goOn(applySchema(schema, data, "the data"), (valid) => [valid, metadata]);
    });
}

/** @param context - That of the node of the column, which knows what the nodes that read it declare. */
function toColumn(table: unknown, column: string, node: string, context: RunContext): unknown {
  const found = findColumn(table, column);
  if (found !== MISSING) {
    checkColumn(node, found, (context as ReadContext)[READERS]().nodes);
    return found;
  }
  const names = typeof table === "object" && table !== null ? Object.keys(table) : [];
  const given = names.length === 0 ? describeKind(table) : `a table with ${quoteAll(names)}`;
  throw new TypeError(`The loader gave no column ${quote(column)}: it gave ${given}.`);
}
