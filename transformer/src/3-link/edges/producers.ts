/** Finds the nodes that give the value of a name. */
import type { NodeVariable } from "@icosian/runtime/tooling";
import type { ModuleIr } from "../../ir/module.js";
import type { LinkedDataflow } from "../linked-dataflow.js";
import type { LocatedDefinition, NodeIr } from "../node.js";

/** A node of a dataflow; if it has several variants, the last of them. */
export type LinkedNode = NodeVariable<ModuleIr, NodeIr>;

/** Finds the node of a name; undefined for an input and for a node that the config replaces. */
export function findNode(name: string, { graph }: Pick<LinkedDataflow, "graph">): LinkedNode | undefined {
  const variable = graph.variables[graph.ids.get(name) ?? -1];
  return variable?.kind === "node" ? variable : undefined;
}

/** Lists all nodes in the order of their first definitions. */
export function nodesOf({ graph }: Pick<LinkedDataflow, "graph">): readonly LinkedNode[] {
  return graph.variables.filter((variable) => variable.kind === "node");
}

/** Lists the definitions that may give the value of a name: one, or several variants. */
export function producersOf(name: string, dataflow: Pick<LinkedDataflow, "graph">): readonly LocatedDefinition[] {
  const node = findNode(name, dataflow);
  return node === undefined ? [] : candidatesOf(node);
}

/** Lists the possible definitions of a node: several if an unknown config chooses between them. */
export function candidatesOf(node: LinkedNode): readonly LocatedDefinition[] {
  return node.candidates ?? [node];
}
