/** Creates the task that computes a node. */
import type { NodeVariable } from "../../graph/graph.js";
import type { Task } from "../plan.js";
import { isSmall } from "./is-small.js";

/**
 * Creates the task that computes a node.
 *
 * @param slot - The slot of the result.
 * @param reads - The slots of the node's inputs, in order.
 */
export function toNodeTask(
  id: number,
  { name, definition }: NodeVariable,
  slot: number,
  reads: readonly number[],
): Task {
  const { parameters, isAsync, type } = definition;
  const isPositional = parameters.every((passing) => passing === "positional");
  return {
    kind: "node",
    id,
    name,
    slot,
    reads,
    isAsync,
    isSmall: isSmall(type),
    isPositional,
    loopBody: null,
    pick: 0,
  };
}
