/** Packs a graph for a page. */
import type { ExecutionExport, ExportedNode } from "../../lineage/execution-export.js";
import type { PackedColumn, PackedDependencies, PackedGraph } from "./page-data.js";

/**
 * Writes each repeated value once, which makes a page about half as large. Edges whose ends are not nodes of the graph
 * are left out. O(size of the graph).
 */
export function packGraph({ nodes, edges }: ExecutionExport): PackedGraph {
  const indexes = new Map(nodes.map(({ name }, index) => [name, index]));
  const inside = edges.filter(({ from, to }) => indexes.has(from) && indexes.has(to));
  const sources = inside.map(({ from }) => indexes.get(from)!);
  const column = <Value>(read: (node: ExportedNode) => Value): PackedColumn<Value> => packColumn(nodes.map(read));
  return {
    names: nodes.map(({ name }) => name),
    kind: column(({ kind }) => kind),
    type: column(({ type }) => type),
    tags: column(({ tags }) => tags),
    documentation: column(({ documentation }) => documentation),
    codeVersion: column(({ codeVersion }) => codeVersion),
    module: column(({ module }) => module),
    source: column(toShortSource),
    madeFrom: column(({ madeFrom }) => madeFrom),
    modifiers: column(({ modifiers }) => modifiers),
    subdags: column(({ subdags }) => subdags),
    fanOut: column(({ fanOut }) => fanOut),
    variants: column(({ variants }) => variants),
    flags: column(toFlags),
    dependencies: toDependencies(nodes, inside),
    from: sources.map((from, edge) => from - (sources[edge - 1] ?? 0)),
    to: inside.map(({ to }) => indexes.get(to)!),
    edgeFlags: packColumn(inside.map(({ isOptional, collects }) => Number(isOptional) + 2 * Number(collects))),
  };
}

function toShortSource({ source, module }: ExportedNode): string | null {
  const isInside = source !== null && module !== null && source.startsWith(`${module}:`);
  return isInside ? source.slice(module.length) : source;
}

function toFlags({ isAsync, isRemote, isCached, isOutput, isOverridden }: ExportedNode): number {
  return [isAsync, isRemote, isCached, isOutput, isOverridden].reduce((sum, is, bit) => sum + (is ? 1 << bit : 0), 0);
}

/** The shortest of the forms that a column may have. */
function packColumn<Value>(values: readonly Value[]): PackedColumn<Value> {
  const table: Value[] = [];
  const known = new Map<string, number>();
  const at = values.map((value) => {
    const text = JSON.stringify(value);
    const index = known.get(text) ?? table.push(value) - 1;
    known.set(text, index);
    return index;
  });
  if (table.length === 1) return { all: table[0]! };
  const packed = { table, at };
  return JSON.stringify(packed).length < JSON.stringify({ each: values }).length ? packed : { each: values };
}

function toDependencies(
  nodes: readonly ExportedNode[],
  edges: ExecutionExport["edges"],
): readonly PackedDependencies[] {
  const required = new Map<string, string[]>(nodes.map(({ name }) => [name, []]));
  const optional = new Map<string, string[]>(nodes.map(({ name }) => [name, []]));
  for (const { from, to, isOptional } of edges) (isOptional ? optional : required).get(to)!.push(from);
  return nodes.flatMap(({ name, requiredDependencies, optionalDependencies }, node) => {
    const isAsEdges =
      isEqual(requiredDependencies, required.get(name)!) && isEqual(optionalDependencies, optional.get(name)!);
    return isAsEdges ? [] : [[node, requiredDependencies, optionalDependencies] as const];
  });
}

function isEqual(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index]);
}
