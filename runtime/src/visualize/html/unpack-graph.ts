/** Unpacks the graph of a page. */
import { EXPORT_VERSION, type ExecutionExport } from "../../lineage/execution-export.js";
import type { PackedColumn, PackedGraph } from "./page-data.js";

/** Returns the graph that was packed. O(size of the graph). */
export function unpackGraph(packed: PackedGraph): ExecutionExport {
  const { names } = packed;
  const required = names.map((): string[] => []);
  const optional = names.map((): string[] => []);
  let from = 0;
  const edges = packed.to.map((to, edge) => {
    from += packed.from[edge] ?? 0;
    const flags = valueAt(packed.edgeFlags, edge);
    const isOptional = (flags & 1) > 0;
    (isOptional ? optional : required)[to]?.push(names[from] ?? "");
    return { from: names[from] ?? "", to: names[to] ?? "", isOptional, collects: (flags & 2) > 0 };
  });
  for (const [node, needs, mayUse] of packed.dependencies) {
    required[node] = [...needs];
    optional[node] = [...mayUse];
  }
  const nodes = names.map((name, node) => {
    const module = valueAt(packed.module, node);
    const source = valueAt(packed.source, node);
    const flags = valueAt(packed.flags, node);
    return {
      name,
      kind: valueAt(packed.kind, node),
      type: valueAt(packed.type, node),
      tags: valueAt(packed.tags, node),
      requiredDependencies: required[node] ?? [],
      optionalDependencies: optional[node] ?? [],
      documentation: valueAt(packed.documentation, node),
      codeVersion: valueAt(packed.codeVersion, node),
      module,
      source: source?.startsWith(":") === true ? `${module ?? ""}${source}` : source,
      madeFrom: valueAt(packed.madeFrom, node),
      modifiers: valueAt(packed.modifiers, node),
      subdags: valueAt(packed.subdags, node),
      fanOut: valueAt(packed.fanOut, node),
      variants: valueAt(packed.variants, node),
      isAsync: (flags & 1) > 0,
      isRemote: (flags & 2) > 0,
      isCached: (flags & 4) > 0,
      isOutput: (flags & 8) > 0,
      isOverridden: (flags & 16) > 0,
    };
  });
  return { exportVersion: EXPORT_VERSION, nodes, edges };
}

function valueAt<Value>(column: PackedColumn<Value>, index: number): Value {
  if ("all" in column) return column.all;
  // A cast because every column has a value for each index, of which `Value` may be null.
  return ("each" in column ? column.each[index] : column.table[column.at[index] ?? 0]) as Value;
}
