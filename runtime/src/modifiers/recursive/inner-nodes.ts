/** The nodes of the modules that a subdag runs, as nodes of the dataflow around it. */
import type { LocatedDefinition } from "../../graph/graph.js";
import type { NodeDefinition, NodeInput } from "../../graph/node-definition.js";
import { quote } from "../../errors/words.js";
import { addRole } from "../core/expansion.js";

/**
 * Marks a node as an inner node of a subdag. It is no longer the own node of its function, so the function as an output
 * does not mean this node.
 *
 * @param outer - The function that the subdag stands on.
 */
export function toInner(
  { module, definition: node }: LocatedDefinition,
  outer: NodeDefinition["function"],
  namespace: string,
): NodeDefinition {
  const { by = node.function, path = [], module: inner, within = [] } = node.made ?? {};
  const role = addRole(node, `within ${quote(namespace)}`);
  const made = { ...node.made, by, module: inner ?? module, isOwn: false, path, within: [...within, outer], role };
  return { ...node, made };
}

/** An input of an inner node under its name in the dataflow around. */
export function renameInput(input: NodeInput, prefix: (name: string) => string): NodeInput {
  const name = prefix(input.name);
  // What stays free is an input of the dataflow around, and no parameter of the function that the subdag stands on.
  const parameter = input.parameter === undefined ? input.name : input.parameter;
  return { ...input, name, parameter, isFed: true };
}
