/** Cancels jobs, wherever they are. */
import type { Engine } from "./engine.js";
import type { EngineQueue } from "./engine-client.js";
import { CANCELLED } from "./reasons.js";

/** How often a job that moves on while it is cancelled is looked for. */
const ROUNDS = 3;

/**
 * Removes jobs that wait or have failed, and takes those that run from their workers.
 *
 * A worker notices that a job is gone when it renews its leases, every second, and then aborts it. A message to the worker
 * would be faster, but needs a channel that loses none, on each of the engines; the state of the job is there anyway.
 */
export async function cancelJobs(engine: Engine, queue: EngineQueue, ids: readonly string[]): Promise<void> {
  let left = ids;
  for (let round = 1; round <= ROUNDS && left.length > 0; round++) {
    const states = await engine.findStates(queue.getBackend(), left);
    const [running, others] = [new Set<string>(), new Set<string>()];
    for (const [index, { kind }] of states.entries())
      if (kind === "running") running.add(left[index]!);
      else if (kind !== "unknown") others.add(left[index]!);
    await Promise.all([
      ...[...running].map((id) => endJob(engine, queue, id)),
      // One that begins meanwhile stays, and is found in the next round.
      ...[...others].map((id) => queue.getBackend().remove(id, false)),
    ]);
    left = [...running, ...others];
  }
}

/** Ends a job in the name of its worker. */
async function endJob(engine: Engine, queue: EngineQueue, id: string): Promise<void> {
  const backend = queue.getBackend();
  const [job, token] = await Promise.all([queue.getJob(id), engine.findToken(backend, id)]);
  if (!job) return;
  try {
    await backend.moveToFailed(job, CANCELLED, true, token, false);
  } catch (error) {
    // Negative codes say that it has ended, or was given to another worker: the next round sees.
    if (!isOutdated(error)) throw error;
  }
}

/** Whether an error of BullMQ says that a job is not any more what it was: gone, not running, not with this worker. */
export function isOutdated(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "number" && code < 0;
}
