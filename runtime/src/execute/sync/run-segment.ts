/** Runs synchronous tasks, with compiled code if there is any. */
import type { Frame } from "../bind/bound-plan.js";
import { runChunks } from "./run-chunks.js";
import { runInOrder, type PendingTask } from "./run-in-order.js";

/**
 * Runs the tasks of a segment until all are done, one fails, the caller aborts, or one returns a promise.
 *
 * @returns The promise that stopped it, if any; any other reason for an early end is in `run.failure`.
 */
export function runSegment(run: Frame, segment: number): PendingTask | null {
  const { chunks, segments } = run.plan;
  const written = chunks[segment];
  if (written !== undefined) return runChunks(run, written);
  return runInOrder(run, segments.starts[segment]!, segments.starts[segment + 1]!);
}
