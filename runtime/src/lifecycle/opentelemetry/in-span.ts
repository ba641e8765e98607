/** Puts the context of a node's span around the computation of the node. */
import type { NodeWrapper } from "../../execute/call/node-wrapper.js";
import { toItems } from "../to-records.js";
import { computeIn } from "./compute-in.js";
import { iterateIn } from "./iterate-in.js";
import type { RunSpans } from "./run-spans.js";

/**
 * Creates the wrapper of nodes. It costs less than `executeNode`, which a user's adapter has instead.
 *
 * @param findRun - Finds the spans of a run; undefined if the run is not traced.
 * @param onFailure - Receives what the context manager throws.
 */
export function inSpan(
  findRun: (runId: string) => RunSpans | undefined,
  onFailure: (thrown: unknown) => void,
): NodeWrapper {
  return {
    kind: "openTelemetry",
    makesAsync: false,
    wrap: (next, { node: { name }, fansOut }) => {
      return (call) => {
        const run = findRun(call.frame.run.runId);
        if (run === undefined) return next(call);
        const context = run.contextOf(name, toItems(call.frame));
        const value = computeIn(context, () => next(call), onFailure);
        return fansOut ? iterateIn(context, value, onFailure) : value;
      };
    },
  };
}
