/** The reason why calls end when their dataflow is closed. */

/** Creates the error of a call that `close()` has ended. */
export function toClosed(): Error {
  return new Error("The dataflow was closed.");
}
