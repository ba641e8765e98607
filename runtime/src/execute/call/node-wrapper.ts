/** Wrappers of nodes: what adapters and modifiers put around the call of a node's function. */
import type { NodeInfo } from "../../lifecycle/hook-records.js";
import type { PlanStep } from "../../plan/plan.js";
import type { NodeHooks } from "../../lifecycle/node-hooks.js";
import type { NodeCall } from "./node-call.js";

/** Computes a node; returns its value, or a promise of it. */
export type Invoke = (call: NodeCall) => unknown;

/** Something that stands around the call of a node's function. Chains of wrappers are made once per plan, not once per call. */
export interface NodeWrapper {
  /** Name of the modifier or adapter, for messages. */
  readonly kind: string;
  /** Whether the wrapped call returns a promise even if the node's own function does not. */
  readonly makesAsync: boolean;
  /** Whether it stands outside of all others, because it decides whether the node is computed at all. */
  readonly isGuard?: boolean;
  /** Whether it sends the node elsewhere: it stands where the node's `remote` stands, outside of what travels with it. */
  readonly sends?: boolean;
  /** Whether it may serve the node's value from a cache. Rows of columns are computed without it. */
  readonly isCache?: boolean;
  /** What nodes share that have a wrapper of this kind with the same name, and its settings in words. */
  readonly shares?: { readonly name: string; readonly settings: string };
  /**
   * Returns the wrapped call.
   *
   * @param next - The call of the next wrapper, or of the node's function.
   */
  readonly wrap: (next: Invoke, task: TaskInfo) => Invoke;
}

/** What a wrapper knows about a node before anything runs. */
export interface TaskInfo {
  /** The wrapped node, as hooks see it. */
  readonly node: NodeInfo;
  /** The names under which its inputs are told, in order; null for an optional input that nothing provides. */
  readonly inputNames: readonly (string | null)[];
  /** The slots that a call has the values of, in order. */
  readonly reads: readonly number[];
  /** The nodes that are sent elsewhere together, the wrapped one last; null if it is sent alone, or stays. */
  readonly steps: readonly PlanStep[] | null;
  /** Whether its value is a source of items. */
  readonly fansOut: boolean;
  /** Whether it was planned as an async node. */
  readonly isAsync: boolean;
  /** Kinds of all wrappers that adapters and the node's modifiers put around its function. */
  readonly kinds: readonly string[];
  /** The hooks of the adapters that apply to the node; null if there are none. */
  readonly hooks: NodeHooks | null;
}
