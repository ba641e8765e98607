/** Lifecycle adapters: plain objects whose methods, the hooks, are called while a dataflow is built and executed. */
import type { ItemPosition } from "../execute/values/frame.js";
import type { ExecutionExport } from "../lineage/execution-export.js";
import type { VariableInfo } from "../lineage/variable-info.js";

/** A node, as hooks see it. */
export interface NodeInfo extends VariableInfo {
  /** Hash of the code that computes the node. */
  readonly codeVersion: string;
}

/** The facts about a request that is about to be validated and executed. */
export interface GraphExecution {
  /** Unique for each execution; `RunContext.runId` of its nodes. */
  readonly runId: string;
  /** Names of the requested outputs. */
  readonly outputs: readonly string[];
  /** The given inputs by name. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The given overrides by name. */
  readonly overrides: Readonly<Record<string, unknown>>;
  /** The config of the dataflow. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** The end of an execution. */
export interface GraphExecuted {
  /** Unique for each execution. */
  readonly runId: string;
  /** Whether all outputs were computed. */
  readonly success: boolean;
  /** The outputs by name; undefined if the execution failed. */
  readonly results: Readonly<Record<string, unknown>> | undefined;
  /** The error with which the execution ends; undefined if it succeeded. */
  readonly error: unknown;
  /** Milliseconds since `preGraphExecute`. */
  readonly durationMs: number;
}

/** A node that is about to be computed. */
export interface NodeExecution {
  /** Unique for each execution. */
  readonly runId: string;
  /** The node. */
  readonly node: NodeInfo;
  /** The values of its inputs by name of the function's parameter; an optional input that nothing provides is absent. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The items of fan-outs for which the node is computed, the outermost first; empty outside of fan-outs. */
  readonly items: readonly ItemPosition[];
}

/** The computation of a node, which `executeNode` surrounds. */
export interface NodeComputation<Value = unknown> extends NodeExecution {
  /**
   * Computes the node and returns its value, or a promise of it if the node is async. May be called never, once or
   * several times before `executeNode` ends; for a node that fans out, at most once.
   *
   * @throws Whatever the node throws.
   */
  readonly call: () => Value | Promise<Value>;
  /** Aborted when the run ends early, and when the time of a `timeout` around it is over. */
  readonly signal: AbortSignal;
  /** The number of the attempt, from 1; higher only inside of a `retry`. */
  readonly attempt: number;
}

/**
 * How the computation of a node ended: with a value that its function computed or that a cache had, with the sentinel of
 * `gracefulErrors`, or with an error.
 */
export type NodeOutcome = "computed" | "cached" | "sentinel" | "failed";

/** A node that was computed, or failed. */
export interface NodeExecuted extends NodeExecution {
  /** Whether the node has a value that is not a sentinel. */
  readonly success: boolean;
  /** How its computation ended. */
  readonly outcome: NodeOutcome;
  /** The value of the node; undefined if it failed, and for a node that fans out, whose items come one by one. */
  readonly result: unknown;
  /** The error that the node threw; undefined unless it failed. */
  readonly error: unknown;
  /** The number of times that its function was called; 0 if it was not computed. */
  readonly attempts: number;
  /** Milliseconds since `preNodeExecute`; for a node that fans out, until its last item was taken. */
  readonly durationMs: number;
}

/** A node that failed and is about to be tried again. */
export interface NodeRetry {
  /** Unique for each execution. */
  readonly runId: string;
  /** The node. */
  readonly node: NodeInfo;
  /** The items of fan-outs for which the node is computed, the outermost first. */
  readonly items: readonly ItemPosition[];
  /** The number of the attempt that failed, from 1. */
  readonly attempt: number;
  /** The error of that attempt. */
  readonly error: unknown;
  /** Milliseconds until the next attempt. */
  readonly delayMs: number;
}

/** One item of a fan-out, before anything is computed for it. */
export interface ItemExecution {
  /** Unique for each execution. */
  readonly runId: string;
  /** The node that fans out. */
  readonly fanOut: NodeInfo;
  /** The item, after the items of the fan-outs around it. */
  readonly items: readonly ItemPosition[];
}

/** One item of a fan-out, after everything that is computed for it. */
export interface ItemExecuted extends ItemExecution {
  /** Whether everything was computed. */
  readonly success: boolean;
  /** The error with which the item ended; undefined if it succeeded. */
  readonly error: unknown;
  /** Milliseconds since `preItemExecute`. */
  readonly durationMs: number;
}

/** A fan-out whose source has no more items. */
export interface NodeExpanded {
  /** Unique for each execution. */
  readonly runId: string;
  /** The node that fans out. */
  readonly node: NodeInfo;
  /** The number of its items. */
  readonly count: number;
}

/** A warning: the run goes on. */
export interface RunWarning {
  /** The run during which it occurred; null outside of runs. */
  readonly runId: string | null;
  /** The node that it is about; null if it is about no node. */
  readonly node: NodeInfo | null;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** Facts by name; they depend on what warns. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** The answer of a hook, which is waited for if it is a promise; its value does not matter. */
type Answer = void | Promise<void>;

/** The answer of a validator: a complaint, or nothing. */
type Complaint = string | null | undefined | void;

/**
 * Watches, wraps or protects the nodes of a dataflow. Every member is optional. Each hook takes one frozen record.
 *
 * Hooks run in the order of the list of adapters; those that begin with `post` in reverse order. A hook may return a
 * promise; `executeSync` cannot wait for one and fails. If a hook throws, the run fails with ICO8011.
 *
 * @example
 * ```ts
 * import { dataflow, type LifecycleAdapter } from "@icosian/runtime";
 * import * as features from "./features.js";
 *
 * const audit: LifecycleAdapter = {
 *   name: "audit",
 *   appliesTo: (node) => node.tags["pii"] === "true",
 *   postNodeExecute: ({ node, durationMs }) => console.log(node.name, durationMs),
 * };
 * const flow = dataflow({ modules: [features], adapters: [audit] });
 * ```
 * @hamilton lifecycle.base.LifecycleAdapter
 */
export interface LifecycleAdapter {
  /** The name in messages; an adapter without a name is named by its position. */
  readonly name?: string;
  /** Whether `executeNode` returns promises for nodes that are not async themselves. */
  readonly isAsync?: boolean;
  /** Whether the hooks that are about a node are called for this node. Asked once per node when the dataflow is built. */
  appliesTo?(node: NodeInfo): boolean;
  /** Checks a node when the dataflow is built. */
  validateNode?(record: { readonly node: NodeInfo }): Complaint;
  /** Checks the whole graph when the dataflow is built. */
  validateGraph?(record: { readonly graph: ExecutionExport }): Complaint;
  /** Called once the dataflow is built. */
  postGraphConstruct?(record: {
    /** All nodes and inputs. */
    readonly graph: ExecutionExport;
    /** The config of the dataflow. */
    readonly config: Readonly<Record<string, unknown>>;
  }): void;
  /** Called for each request, before it is validated. */
  preGraphExecute?(record: GraphExecution): Answer;
  /** Called after each request, also if it was refused, failed or was aborted. */
  postGraphExecute?(record: GraphExecuted): Answer;
  /** Called before a node is computed. */
  preNodeExecute?(record: NodeExecution): Answer;
  /** Computes a node in its place; returns the node's value. */
  executeNode?(record: NodeComputation): unknown;
  /** Called after a node was computed, also if it failed. */
  postNodeExecute?(record: NodeExecuted): Answer;
  /** Called before `retry` tries a node again. */
  onRetry?(record: NodeRetry): Answer;
  /** Called before anything is computed for an item of a fan-out. */
  preItemExecute?(record: ItemExecution): Answer;
  /** Called after everything that is computed for an item of a fan-out. */
  postItemExecute?(record: ItemExecuted): Answer;
  /** Called when the source of a fan-out has no more items. */
  postExpand?(record: NodeExpanded): Answer;
  /** Called for warnings: a check with `importance: "warn"` that failed, for example. */
  onWarning?(record: RunWarning): Answer;
  /** Releases what the adapter keeps open; called by `close()` of the dataflow. */
  close?(): Answer;
}
