/** Ends synchronous runs that would have to wait for something. */
import { toProblem } from "../../errors/catalogue-entry.js";
import { unexpectedPromise } from "../../errors/catalogue/8-running.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import { locationOf, type NodeVariable } from "../../graph/graph.js";
import { shownName } from "../../graph/shown-name.js";
import type { RunState } from "../values/run-state.js";
import { giveUp } from "../async/settle.js";

/**
 * Ends a synchronous run with ICO8003.
 *
 * @param what - What the node returned: `a promise`.
 */
export function refuseWaiting(run: Pick<RunState, "stop">, node: NodeVariable, what: string): void {
  const shown = shownName(node.definition);
  run.stop(new DataflowError([toProblem(unexpectedPromise, node.name, { what }, [locationOf(node)], shown)]));
}

/**
 * Ends a synchronous run in which a node returned a promise.
 *
 * @param promise - The returned promise, which nothing will wait for.
 */
export function refusePromise(run: Pick<RunState, "stop">, node: NodeVariable, promise: PromiseLike<unknown>): void {
  refuseWaiting(run, node, "a promise");
  giveUp(promise);
}
