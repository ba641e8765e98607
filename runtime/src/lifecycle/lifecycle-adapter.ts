/** Lifecycle adapters: plain objects whose methods, the hooks, are called while a dataflow is built and executed. */
import type { ExecutionExport } from "../lineage/execution-export.js";
import type {
  GraphExecuted,
  GraphExecution,
  ItemExecuted,
  ItemExecution,
  NodeComputation,
  NodeExecuted,
  NodeExecution,
  NodeExpanded,
  NodeInfo,
  NodeRetry,
  RunWarning,
} from "./hook-records.js";

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
  /** Whether `executeNode`, and the hooks before and after nodes and items, return promises. An `async` hook says so itself. */
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
