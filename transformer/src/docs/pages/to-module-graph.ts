/** The modules of a dataflow as a graph of their own, for dataflows that are too large for a picture. */
import type { ExecutionExport, ExportedEdge, ExportedNode } from "@icosian/runtime/visualize";
import { moduleOf } from "../catalogue/module-of.js";

/** Makes a graph with one node per module and an edge wherever a module reads another one; O(nodes + edges). */
export function toModuleGraph({ nodes, edges, ...others }: ExecutionExport): ExecutionExport {
  const modules = new Map(nodes.map((node) => [node.name, moduleOf(node)]));
  const between = new Map<string, ExportedEdge>();
  for (const { from, to } of edges) {
    const [start, end] = [modules.get(from) ?? null, modules.get(to) ?? null];
    if (start === null || end === null || start === end) continue;
    const edge = { from: start, to: end, isOptional: false, collects: false };
    between.set(JSON.stringify([start, end]), edge);
  }
  return {
    ...others,
    nodes: [...new Set(modules.values())]
      .filter((module) => module !== null)
      .sort()
      .map(toNode),
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
