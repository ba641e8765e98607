/** Describes nodes for hooks. */
import type { Graph, NodeVariable } from "../graph/graph.js";
import { toVariableInfo } from "../lineage/variable-info.js";
import { toVersionText } from "../versions/node-version.js";
import type { NodeInfo } from "./hook-records.js";

/** Describes a node. Its code version is computed when it is asked for, because most adapters do not. */
export function toNodeInfo(graph: Graph, id: number, { definition }: Pick<NodeVariable, "definition">): NodeInfo {
  const info = toVariableInfo(graph, id);
  if (definition.versionParts === undefined) return Object.freeze({ ...info, codeVersion: definition.codeVersion });
  return Object.freeze({
    ...info,
    get codeVersion(): string {
      return toVersionText(definition);
    },
  });
}
