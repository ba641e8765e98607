/** A run context for formats that are called without a dataflow. */
import type { RunContext } from "@icosian/runtime";

/** Creates the context that a loader or saver receives. */
export function createRunContext(signal: AbortSignal = new AbortController().signal): RunContext {
  return { signal, runId: "test", node: "table", attempt: 1 };
}
