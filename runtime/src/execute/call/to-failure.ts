/** Creates the error of a node that failed. */
import { toProblem } from "../../errors/catalogue-entry.js";
import { nodeFailed } from "../../errors/catalogue/8-running.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import { describeThrown } from "../../errors/words.js";
import { locationOf, type NodeVariable } from "../../graph/graph.js";
import { shownName } from "../../graph/shown-name.js";
import type { ItemPosition } from "../values/item-position.js";
import { NodeProblem } from "./node-problem.js";

/**
 * Creates the error of a node: ICO8001, or the problem of a {@link NodeProblem}.
 *
 * @param thrown - The value that the node's function threw; the error's `cause`.
 * @param items - The items for which the node was computed, the innermost first.
 */
export function toFailure(node: NodeVariable, thrown: unknown, items: readonly ItemPosition[]): DataflowError {
  if (NodeProblem.is(thrown))
    return new DataflowError([thrown.at(node, items)], "cause" in thrown ? { cause: thrown.cause } : undefined);
  const values = { inputs: node.definition.inputs.map(shownName), items, reason: describeThrown(thrown) };
  const problem = toProblem(nodeFailed, node.name, values, [locationOf(node)], shownName(node.definition));
  return new DataflowError([problem], { cause: thrown });
}
