/** Kinds of nodes, for drawings and lists. */

/**
 * What a node is.
 *
 * - `input`: a value from outside; `config`: a value that the config gives.
 * - `function`: a function of the user; `fanOut`: one whose value is a source of items; `collect`: one that takes the
 *   values of all items.
 * - `field`: a part of another node's value; `step`: a step of a pipe; `check`: a check of another node's value.
 * - `loader`: loads data; `saver`: saves data; `metadata`: what a loader tells about its data.
 * - `result`: passes on, under the name that the user chose, what other nodes have made: the value after its checks or
 *   steps, the data of a loader.
 * - `given`: a value that a subdag is given.
 */
export type NodeKind = "input" | "config" | "function" | "fanOut" | "collect" | MadeKind;

/** The kinds of nodes that modifiers add. */
export type MadeKind = "field" | "step" | "check" | "loader" | "saver" | "metadata" | "result" | "given";
