/** Puts wrappers around the functions of nodes. */
import type { NodeWrapper } from "../../execute/call/node-wrapper.js";
import type { NodeDefinition } from "../../graph/node-definition.js";

/** Returns a node with one more wrapper, outside of those that it has. */
export function addWrapper(node: NodeDefinition, wrapper: NodeWrapper): NodeDefinition {
  const wrapped = { ...node, wrappers: [...(node.wrappers ?? []), wrapper] };
  return node.isAsync || !wrapper.makesAsync ? wrapped : { ...wrapped, isAsync: true, asyncBy: wrapper.kind };
}
