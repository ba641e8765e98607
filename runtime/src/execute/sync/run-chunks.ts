/** The executor for segments that the transformer compiled to code. */
import { undeclaredPromise } from "../../errors/catalogue/8-running.js";
import { undeclaredWrapper } from "../../errors/catalogue/8-adapters.js";
import type { Chunk, ChunkTools } from "../../plan/code/plan-code.js";
import type { FrameSource } from "../bind/bound-plan.js";
import { enterSite, leaveSite } from "../bind/call-site.js";
import { callForCode } from "../call/call-for-code.js";
import type { Frame } from "../bind/bound-plan.js";
import { isThenable } from "../call/is-thenable.js";
import { findOwner } from "../call/promise-owners.js";
import { NodeProblem } from "../call/node-problem.js";
import type { PendingTask } from "./run-in-order.js";
import { giveUp } from "../async/settle.js";

/**
 * Runs chunks one after the other until all are done, a task fails, the caller aborts, or a task returns a promise.
 *
 * @returns The promise that stopped it, if any; any other reason for an early end is in `run.failure`.
 */
export function runChunks(run: Frame, chunks: readonly Chunk[]): PendingTask | null {
  const { slots, plan } = run;
  const tools = new BoundChunkTools(run);
  const outer = enterSite(plan.site, tools);
  try {
    for (const chunk of chunks) {
      // If the caller aborts during a chunk, the run stops after that chunk.
      if (run.failure !== null) return null;
      const promise = chunk(slots, tools);
      if (promise !== undefined) return { task: tools.task, promise };
    }
  } catch (thrown) {
    run.fail(plan.nodes[tools.task]!, thrown);
  } finally {
    leaveSite(plan.site, outer);
  }
  return null;
}

class BoundChunkTools implements ChunkTools, FrameSource {
  /** The task that ended a chunk early. */
  task = 0;
  readonly waits = isThenable;
  readonly refuse = refuseUndeclared;
  readonly #run: Frame;

  constructor(run: Frame) {
    this.#run = run;
  }

  getFrame(): Frame {
    return this.#run;
  }

  stop(task: number, promise: unknown): PromiseLike<unknown> {
    this.task = task;
    // A cast because the chunk has already checked it.
    return promise as PromiseLike<unknown>;
  }

  fail(task: number, thrown: unknown): never {
    this.task = task;
    throw thrown;
  }

  call(task: number): unknown {
    return callForCode(this.#run, task);
  }
}

function refuseUndeclared(value: unknown): void {
  if (!isThenable(value)) return;
  // No other executor can continue here, because values in local variables are lost. Nothing would handle a rejection.
  giveUp(value);
  const owner = findOwner(value);
  if (owner === undefined) throw new NodeProblem(undeclaredPromise, {});
  throw new NodeProblem(undeclaredWrapper, { adapter: owner.adapter, hook: owner.name }, { endsRun: true });
}
