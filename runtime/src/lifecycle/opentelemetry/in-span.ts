/** Puts a span around the computation of a node, and makes it the active one. */
import type { NodeWrapper } from "../../execute/call/node-wrapper.js";
import type { NodeInfo } from "../hook-records.js";
import { toItems } from "../to-records.js";
import { computeIn } from "./compute-in.js";
import { iterateIn } from "./iterate-in.js";
import type { NodeSpan } from "./node-span.js";
import type { RunSpans } from "./run-spans.js";

/** What the wrapper of a node needs from its adapter. */
export interface Tracing {
  /** Returns the common part of the spans of a node. */
  readonly toSpan: (node: NodeInfo) => NodeSpan;
  /** Finds the spans of a run; undefined if the run is not traced. */
  readonly findRun: (runId: string) => RunSpans | undefined;
  /** Receives whatever tracing throws. */
  readonly onFailure: (thrown: unknown) => void;
}

/** Creates the wrapper of nodes. It costs less than `preNodeExecute` and `executeNode`, which users' adapters have. */
export function inSpan({ toSpan, findRun, onFailure }: Tracing): NodeWrapper {
  return {
    kind: "openTelemetry",
    makesAsync: false,
    wrap: (next, { node, fansOut }) => {
      const span = toSpan(node);
      return (call) => {
        const run = findRun(call.frame.run.runId);
        const context = run?.startNode(span, toItems(call.frame), onFailure) ?? null;
        if (context === null) return next(call);
        const value = computeIn(context, next, call, onFailure);
        return fansOut ? iterateIn(context, value, onFailure) : value;
      };
    },
  };
}
