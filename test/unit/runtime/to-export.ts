/** Exported graphs for tests, of which only some fields matter. */
import type { ExecutionExport, ExportedEdge, ExportedNode } from "@icosian/runtime";

/** Makes an exported graph. Fields that a test does not give have the values of a plain function; edges follow. */
export function toExport(nodes: readonly (Partial<ExportedNode> & Pick<ExportedNode, "name">)[]): ExecutionExport {
  const all = nodes.map((node): ExportedNode => ({ ...PLAIN, ...node }));
  const names = new Set(all.map(({ name }) => name));
  const edges = all.flatMap(({ name: to, requiredDependencies, optionalDependencies }): readonly ExportedEdge[] => [
    ...requiredDependencies.map((from) => ({ from, to, isOptional: false, collects: false })),
    ...optionalDependencies.map((from) => ({ from, to, isOptional: true, collects: false })),
  ]);
  return { exportVersion: 1, nodes: all, edges: edges.filter(({ from }) => names.has(from)) };
}

const PLAIN: Omit<ExportedNode, "name"> = {
  kind: "function",
  type: "number",
  tags: {},
  requiredDependencies: [],
  optionalDependencies: [],
  documentation: "",
  codeVersion: "0".repeat(24),
  module: null,
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
