/** The records that hooks receive. All are frozen. */
import type { ItemPosition } from "../execute/values/item-position.js";
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
  /** The node that is about to be computed. */
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
  /** The node that has failed. */
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
