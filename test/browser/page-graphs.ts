/** Graphs for the tests of pages. */
import type { ExecutionExport, ExportedNode } from "../../runtime/src/lineage/execution-export.ts";

/** A node with everything that is not given at its simplest. */
export function toExportedNode(given: Partial<ExportedNode> & { readonly name: string }): ExportedNode {
  return {
    kind: "function",
    type: "number",
    tags: {},
    requiredDependencies: [],
    optionalDependencies: [],
    documentation: "",
    codeVersion: null,
    module: "src/features.ts",
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
    ...given,
  };
}

/** A graph of nodes, and of edges as `from to`. */
export function toGraph(
  given: readonly (Partial<ExportedNode> & { readonly name: string })[],
  edges: readonly (readonly [from: string, to: string])[] = [],
): ExecutionExport {
  const nodes = given.map((node) =>
    toExportedNode({
      ...node,
      requiredDependencies: edges.filter(([, to]) => to === node.name).map(([from]) => from),
    }),
  );
  return {
    exportVersion: 1,
    nodes,
    edges: edges.map(([from, to]) => ({ from, to, isOptional: false, collects: false })),
  };
}

/** Spend and signups, in two modules. */
export const SPEND: ExecutionExport = toGraph(
  [
    { name: "signups", kind: "input", type: "readonly number[]", module: null },
    { name: "spend", kind: "input", type: "readonly number[]", module: null },
    {
      name: "spendMean",
      documentation: "The mean of the spend.\nIn euros.",
      source: "src/features.ts:12:17",
      tags: { owner: "ann", pii: "true" },
      modifiers: ["tag"],
      isAsync: true,
    },
    { name: "spendPerSignup", type: "readonly number[]", module: "src/ratios.ts" },
    { name: "spendZeroMean", type: "readonly number[]", isOutput: true },
  ],
  [
    ["signups", "spendPerSignup"],
    ["spend", "spendMean"],
    ["spend", "spendPerSignup"],
    ["spend", "spendZeroMean"],
    ["spendMean", "spendZeroMean"],
  ],
);
