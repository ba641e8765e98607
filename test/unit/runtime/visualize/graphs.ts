/** Graphs that pictures are drawn of. */
import type { ExecutionExport, ExportedEdge, ExportedNode, NodeKind } from "@icosian/runtime/visualize";

/** A node with defaults for what does not matter. */
export function toNode(name: string, kind: NodeKind = "function", more: Partial<ExportedNode> = {}): ExportedNode {
  return {
    name,
    kind,
    type: "number",
    tags: {},
    requiredDependencies: [],
    optionalDependencies: [],
    documentation: "",
    codeVersion: null,
    module: kind === "input" || kind === "config" ? null : "src/features.ts",
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
    ...more,
  };
}

/** An edge, written as `a -> b`, `a ?> b` if it is optional, or `a *> b` if it collects. */
export function toEdge(written: string): ExportedEdge {
  const [from = "", arrow, to = ""] = written.split(" ");
  return { from, to, isOptional: arrow === "?>", collects: arrow === "*>" };
}

/** A graph; edges are written as for {@link toEdge}. */
export function toGraph(nodes: readonly ExportedNode[], ...edges: readonly string[]): ExecutionExport {
  return { exportVersion: 1, nodes, edges: edges.map(toEdge) };
}

/** A graph without edges of nodes with any names, documentation, types and tags. */
export function toTextGraph(
  names: readonly string[],
  more: Partial<ExportedNode> = {},
  kind: NodeKind = "function",
): ExecutionExport {
  return { exportVersion: 1, nodes: names.map((name) => toNode(name, kind, more)), edges: [] };
}

const loaders = { module: "src/loaders.ts" };
const daily = { module: "src/daily.ts", subdags: ["daily"] };
const ofRows = { fanOut: "rows" };

/** A graph with every kind of node, every flag, and every kind of edge. */
export const EVERY: ExecutionExport = toGraph(
  [
    toNode("checked", "check", {
      ...ofRows,
      type: "CheckResult",
      madeFrom: { of: "price", as: ["its check `range`"] },
    }),
    toNode("daily.clean", "step", {
      ...daily,
      type: "number[]",
      tags: { owner: ["us", "them"], module: "src/daily.ts" },
    }),
    toNode("daily.given", "given", daily),
    toNode("daily.inner.mean", "function", { ...daily, subdags: ["daily", "daily.inner"], isCached: true }),
    toNode("mean", "result", {
      isOutput: true,
      documentation: "The mean of <all> days.\n\nOver & over.",
      tags: { owner: "us" },
    }),
    toNode("parts", "function", {
      type: "{ spend: number; signups: number }",
      variants: ["src/a.ts:1:17", "src/b.ts:2:17"],
    }),
    toNode("path", "input", { type: "string" }),
    toNode("price", "function", { ...ofRows, isRemote: true }),
    toNode("rawSpend", "loader", {
      ...loaders,
      isAsync: true,
      type: "readonly SpendRow[]",
      source: "src/loaders.ts:3:17",
      modifiers: ["dataLoader"],
    }),
    toNode("rawSpend.metadata", "metadata", { ...loaders, type: "FileMetadata" }),
    toNode("report", "saver", { module: "src/savers.ts", isOutput: true, isAsync: true, type: "SavedFile" }),
    toNode("rows", "fanOut", { type: "Iterable<Row>" }),
    toNode("signups", "field", { isOverridden: true }),
    toNode("spend", "field"),
    toNode("total", "collect", { isOutput: true }),
    toNode("window", "config"),
  ],
  "checked *> total",
  "daily.clean -> daily.inner.mean",
  "daily.given -> daily.clean",
  "daily.inner.mean -> mean",
  "mean -> report",
  "parts -> signups",
  "parts -> spend",
  "path -> rawSpend",
  "price -> checked",
  "price *> total",
  "rawSpend -> daily.clean",
  "rawSpend -> parts",
  "rawSpend -> rawSpend.metadata",
  "rawSpend -> rows",
  "rows -> price",
  "signups -> report",
  "spend ?> report",
  "total -> report",
  "window -> daily.given",
);
