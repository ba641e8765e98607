/** The threads of a worker. They compute what would block the process, so that it can go on telling that it is alive. */
import { ThreadPool, type PoolCall } from "../../workers/thread-pool.node.js";
import type { JobPayload, JobResult } from "../jobs/job-payload.js";
import type { JobControl } from "../queue/job-queue.js";
import { QueueCalls } from "../queue/queue-calls.js";
import type { FlowAddress } from "./run-in-thread.node.js";

const MODULE = new URL(/* webpackIgnore: true */ /* @vite-ignore */ "./run-in-thread.node.js", import.meta.url).href;

/** Runs jobs in threads, each of which has imported the dataflow by itself. */
export class ThreadJobs {
  readonly #pool: ThreadPool;
  readonly #calls: QueueCalls<PoolCall>;
  readonly #address: FlowAddress;

  /** @param threads - The maximum number of threads. */
  constructor(address: FlowAddress, threads: number) {
    this.#pool = new ThreadPool(threads);
    this.#calls = new QueueCalls(this.#pool);
    this.#address = address;
  }

  /** Runs a job; its thread is terminated if its signal is aborted. */
  async run(payload: JobPayload, { signal, report }: JobControl): Promise<JobResult> {
    const call: PoolCall = {
      module: { href: MODULE, served: null, source: null },
      name: "runInThread",
      args: [this.#address, payload],
      namedAt: -1,
      contextAt: -1,
      runId: payload.runId,
      node: payload.node,
      attempt: payload.attempt,
      moves: false,
    };
    // A cast because that is what the function in the thread returns.
    return (await this.#calls.run({ node: payload.node, payload: call }, signal, report)) as JobResult;
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await this.#pool.close();
  }
}
