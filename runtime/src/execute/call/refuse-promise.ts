/** Ends runs whose caller does not wait, where something has to be waited for. */
import { toProblem } from "../../errors/catalogue-entry.js";
import { unexpectedPromise } from "../../errors/catalogue/8-running.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import { locationOf, type NodeVariable } from "../../graph/graph.js";
import { shownName } from "../../graph/shown-name.js";
import type { RunState } from "../values/frame.js";
import { giveUp } from "../async/settle.js";

/** @param what - What the node has given. */
export function refuseWaiting(run: Pick<RunState, "stop">, node: NodeVariable, what: string): void {
  const shown = shownName(node.definition);
  run.stop(new DataflowError([toProblem(unexpectedPromise, node.name, { what }, [locationOf(node)], shown)]));
}

/** @param promise - What the node has given; nobody is going to look at it. */
export function refusePromise(run: Pick<RunState, "stop">, node: NodeVariable, promise: PromiseLike<unknown>): void {
  refuseWaiting(run, node, "a promise");
  giveUp(promise);
}
