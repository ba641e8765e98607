/** The thread pool of a dataflow. The pool is created at once, and its code is loaded at the first call. */
import { noThreads } from "../errors/catalogue/8-threads.js";
import { describeThrown } from "../errors/words.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { Resource, ResourceOptions } from "../execute/values/resources.js";
import { toClosed } from "./to-closed.js";
import type { PoolCall, ThreadPool } from "./thread-pool.node.js";

/** Runs calls in threads. The dataflow can close it before its code has been loaded. */
export class LazyPool implements Resource {
  readonly #loading: Promise<ThreadPool>;
  #isClosed = false;

  constructor({ threads }: ResourceOptions) {
    // Loaded here, because only a program that computes needs `node:worker_threads`.
    this.#loading = import("#thread-pool").then(({ ThreadPool: Pool }) => new Pool(threads));
    // Each call reports the failure itself.
    this.#loading.catch(() => {});
  }

  /** Runs one call, as {@link ThreadPool.run} does. */
  async run(call: PoolCall, signal: AbortSignal): Promise<unknown> {
    let pool: ThreadPool;
    try {
      pool = await this.#loading;
    } catch (cause) {
      throw new NodeProblem(noThreads, { reason: describeThrown(cause) });
    }
    if (this.#isClosed) throw toClosed();
    return pool.run(call, signal);
  }

  /** Closes the pool if it has been loaded, and makes every later call fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const pool = await this.#loading.catch(() => null);
    await pool?.close();
  }
}
