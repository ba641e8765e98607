/** Computes a node with the span of the node as the active one. */
import { context as contexts, type Context } from "@opentelemetry/api";

/**
 * Calls a function in a context. The function is called exactly once whatever the context manager does, and only what
 * the function throws is thrown.
 *
 * @param given - The argument of the function.
 * @param onFailure - Receives what the context manager throws.
 * @returns What the function returns.
 * @throws Whatever the function throws.
 */
export function computeIn<Given>(
  context: Context,
  call: (given: Given) => unknown,
  given: Given,
  onFailure: (thrown: unknown) => void,
): unknown {
  let hasStarted = false;
  let hasThrown = false;
  let result: unknown;
  const compute = (): void => {
    if (hasStarted) return;
    hasStarted = true;
    try {
      result = call(given);
    } catch (thrown) {
      hasThrown = true;
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
  if (hasThrown) throw result;
  return result;
}
