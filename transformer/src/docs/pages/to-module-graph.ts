/** The modules of a dataflow as a graph of their own, for dataflows that are too large for a picture. */
import type { ExecutionExport, ExportedEdge, ExportedNode } from "@icosian/runtime/visualize";

/** Makes a graph with one node per module and an edge wherever a module reads another one; O(nodes + edges). */
export function toModuleGraph({ nodes, edges, ...others }: ExecutionExport): ExecutionExport {
  const moduleOf = new Map(nodes.flatMap(({ name, module }) => (module === null ? [] : [[name, module] as const])));
  const counts = new Map<string, number>();
  for (const module of moduleOf.values()) counts.set(module, (counts.get(module) ?? 0) + 1);
  const between = new Map<string, ExportedEdge>();
  for (const { from, to } of edges) {
    const [start, end] = [moduleOf.get(from), moduleOf.get(to)];
    if (start === undefined || end === undefined || start === end) continue;
    const edge = { from: start, to: end, isOptional: false, collects: false };
    between.set(JSON.stringify([start, end]), edge);
  }
  return {
    ...others,
    nodes: [...counts.keys()].sort().map(toNode),
    edges: [...between.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to)),
  };
}

function toNode(name: string): ExportedNode {
  return {
    name,
    kind: "function",
    type: "",
    tags: {},
    requiredDependencies: [],
    optionalDependencies: [],
    documentation: "",
    codeVersion: null,
    module: name,
    source: null,
    madeFrom: null,
    modifiers: [],
    subdags: [],
    fanOut: null,
    variants: [],
    isAsync: false,
    isRemote: false,
    isCached: false,
    isOutput: false,
    isOverridden: false,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
