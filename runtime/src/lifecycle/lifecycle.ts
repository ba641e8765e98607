/** The adapters of one dataflow, ready for its runs. */
import type { NodeWrapper } from "../execute/call/node-wrapper.js";
import type { Plan } from "../plan/plan.js";
import type { NodeInfo } from "./hook-records.js";
import type { Hook, NodeHooks } from "./node-hooks.js";

/** The adapters of one dataflow, applied to its nodes. */
export interface Lifecycle {
  /** The nodes to which adapters apply, by id. */
  readonly nodes: ReadonlyMap<number, AdaptedNode>;
  /** Hooks before each request. */
  readonly preGraphExecute: readonly Hook[];
  /** Hooks after each request. */
  readonly postGraphExecute: readonly Hook[];
  /** The `close` of each adapter. */
  readonly close: readonly Hook[];
  /** Changes plans before they are bound. */
  readonly arrange: (plan: Plan) => Plan;
  /** How many items of fan-outs the adapters want to have in flight; 0 if none of them says anything. */
  readonly itemsInFlight: number;
  /** Answers of `postGraphConstruct` that the first runs have to wait for. */
  readonly constructing: readonly PendingAnswer[];
}

/** A promise that a hook has returned. */
export interface PendingAnswer {
  /** The hook that returned it. */
  readonly hook: Hook;
  /** The promise itself. */
  readonly answer: PromiseLike<unknown>;
}

/** A node to which adapters apply. */
export interface AdaptedNode {
  /** The node, as hooks see it. */
  readonly info: NodeInfo;
  /** The hooks of the adapters. */
  readonly hooks: NodeHooks;
  /** What the adapters put around the node and the wrappers of its own modifiers, the outermost first. */
  readonly wrappers: readonly NodeWrapper[];
}
