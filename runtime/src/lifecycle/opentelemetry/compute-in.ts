/** Computes a node with the span of the node as the active one. */
import { context as contexts, type Context } from "@opentelemetry/api";

/**
 * Calls a function in a context. The function is called exactly once whatever the context manager does, and only what
 * the function throws is thrown.
 *
 * @param onFailure - Receives what the context manager throws.
 * @returns What the function returns.
 * @throws Whatever the function throws.
 */
export function computeIn(context: Context, call: () => unknown, onFailure: (thrown: unknown) => void): unknown {
  let state: "waiting" | "returned" | "threw" = "waiting";
  let result: unknown;
  const compute = (): void => {
    if (state !== "waiting") return;
    try {
      state = "threw";
      result = call();
      state = "returned";
    } catch (thrown) {
      result = thrown;
    }
  };
  try {
    contexts.with(context, compute);
  } catch (thrown) {
    onFailure(thrown);
  }
  // A context manager that has not called it cannot keep the node from being computed.
  compute();
  // A cast, because TypeScript does not see that `compute` has changed it.
  if ((state as "waiting" | "returned" | "threw") === "threw") throw result;
  return result;
}
