/** Finds the nodes that give a value. */
import type { NodeVariable } from "@icosian/runtime/tooling";
import type { ModuleIr } from "../../ir/module.js";
import type { LinkedDataflow } from "../linked-dataflow.js";
import type { LocatedDefinition, NodeIr } from "../node.js";

/** A node of a dataflow; of several variants the last one. */
export type LinkedNode = NodeVariable<ModuleIr, NodeIr>;

/** The node of a name; undefined for an input, and for what the config replaces. */
export function findNode(name: string, { graph }: Pick<LinkedDataflow, "graph">): LinkedNode | undefined {
  const variable = graph.variables[graph.ids.get(name) ?? -1];
  return variable?.kind === "node" ? variable : undefined;
}

/** All nodes, in the order of their first definitions. */
export function nodesOf({ graph }: Pick<LinkedDataflow, "graph">): readonly LinkedNode[] {
  return graph.variables.filter((variable) => variable.kind === "node");
}

/** The nodes that may give a value: one, or several variants. */
export function producersOf(name: string, dataflow: Pick<LinkedDataflow, "graph">): readonly LocatedDefinition[] {
  const node = findNode(name, dataflow);
  return node === undefined ? [] : candidatesOf(node);
}

/** The definitions of which a node has one: several where a config that is not known chooses. */
export function candidatesOf(node: LinkedNode): readonly LocatedDefinition[] {
  return node.candidates ?? [node];
}
