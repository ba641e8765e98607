/** Finds the nodes of a dataflow that come from one file. */
import { plainNodesOf } from "../names/plain-nodes.js";
import { modulesOf, type LinkedDataflow } from "../linked-dataflow.js";
import { findNode, nodesOf, type LinkedNode } from "./producers.js";

/**
 * Lists the nodes whose counting definition is in a file, in the order of all nodes. O(nodes in the file), or O(nodes) if
 * modifiers change any of them.
 */
export function nodesInFile(file: string, dataflow: LinkedDataflow): readonly LinkedNode[] {
  if (dataflow.expanded !== null) return nodesOf(dataflow).filter(({ module }) => module.file === file);
  const { ids } = dataflow.graph;
  const own = [...modulesOf(dataflow)].filter((module) => module.file === file).flatMap(plainNodesOf);
  const nodes = own.flatMap(({ definition }) => {
    const node = findNode(definition.name, dataflow);
    return node?.definition === definition ? [node] : [];
  });
  return nodes.sort((one, other) => ids.get(one.name)! - ids.get(other.name)!);
}
