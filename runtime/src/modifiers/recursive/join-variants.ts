/** Joins two nodes of one name of which a config that is not known yet chooses one. */
import type { NodeDefinition } from "../../graph/node-definition.js";

/** Two variants of which nobody knows yet which there will be: what either of them needs may be needed. */
export function joinVariants(unknown: NodeDefinition, one: NodeDefinition, other: NodeDefinition): NodeDefinition {
  const inputs = new Map([...one.inputs, ...other.inputs].map((input) => [input.name, input]));
  const { made, fed: _, ...rest } = unknown;
  if (made === undefined) return { ...rest, inputs: [...inputs.values()] };
  // Which of the two gives the value is not known either.
  const { calls: _calls, passesOn: _passesOn, ...known } = made;
  return { ...rest, inputs: [...inputs.values()], made: { ...known, path: null } };
}
