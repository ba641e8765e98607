/** Wrappers that users write: functions that compute a node in its place. */
import type { NodeComputation } from "../../lifecycle/hook-records.js";

/**
 * Computes a node in its place: `call()` of the record calls the node's function, or the wrapper inside of this one. It
 * is like the hook `executeNode` of an adapter, for one node.
 *
 * @typeParam Value - The type of the node's value.
 */
export type Wrapper<Value = unknown> = (computation: NodeComputation<Value>) => Value | Promise<Value>;
