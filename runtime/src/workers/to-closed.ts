/** Why a call ends when its dataflow is closed. */

/** Makes the error of a call that has been ended by `close()`. */
export function toClosed(): Error {
  return new Error("The dataflow was closed.");
}
