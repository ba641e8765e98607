/** Wrappers: functions that run in the place of a node's function, and may call it. */

/** What a wrapper may know of a node before anything runs. */
export interface WrappedNode {
  /** The node's name. */
  readonly node: string;
  /** The path of its module. */
  readonly module: string;
  readonly codeVersion: string;
}

/**
 * Makes the function that runs instead. Called once for each node when a dataflow is built.
 *
 * @typeParam Value - What the node's function returns, promised or not.
 */
export type Wrapper<Value = unknown> = (
  next: (...values: readonly unknown[]) => Value | Promise<Value>,
  node: WrappedNode,
) => (...values: readonly unknown[]) => Value | Promise<Value>;
