/** Wrappers: functions that run instead of a node's function and may call it. */

/** The facts about a node that a wrapper knows before anything runs. */
export interface WrappedNode {
  /** The node's name. */
  readonly node: string;
  /** The path of its module from the root of the package: `src/features.ts`. */
  readonly module: string;
  /** The code version of the node. A change of the function's source changes it; comments and formatting do not. */
  readonly codeVersion: string;
}

/**
 * Returns the function that runs instead of a node's function. It is called once per definition when a dataflow is
 * built.
 *
 * @typeParam Value - The type of the node's value; both functions return the value or a promise of it.
 * @param next - The node's function, or the function of the next wrapper. It takes the values of the node's inputs.
 */
export type Wrapper<Value = unknown> = (
  next: (...values: readonly unknown[]) => Value | Promise<Value>,
  node: WrappedNode,
) => (...values: readonly unknown[]) => Value | Promise<Value>;
