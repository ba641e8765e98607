/** Turns nodes of the modules that a subdag runs into nodes of the surrounding dataflow. */
import type { LocatedDefinition } from "../../graph/graph.js";
import type { NodeDefinition, NodeInput } from "../../graph/node-definition.js";
import { quote } from "../../errors/words.js";
import { addRole } from "../core/expansion.js";

/**
 * Marks a node as an inner node of a subdag. A request for the node's function as an output no longer means this node.
 *
 * @param outer - The function that has the subdag.
 * @param namespace - The name of the subdag, for messages.
 */
export function toInner(
  { module, definition: node }: LocatedDefinition,
  outer: NodeDefinition["function"],
  namespace: string,
): NodeDefinition {
  const { by = node.function, path = [], module: inner, within = [], subdags = [] } = node.made ?? {};
  const role = addRole(node, `within ${quote(namespace)}`);
  const around = { within: [...within, outer], subdags: [...subdags, namespace] };
  return { ...node, made: { ...node.made, by, module: inner ?? module, isOwn: false, path, role, ...around } };
}

/** Renames an input of an inner node to its name in the surrounding dataflow. */
export function renameInput(input: NodeInput, prefix: (name: string) => string): NodeInput {
  const name = prefix(input.name);
  // Marked as fed, because an inner input is not a parameter of the function that has the subdag.
  const parameter = input.parameter === undefined ? input.name : input.parameter;
  return { ...input, name, parameter, isFed: true };
}
