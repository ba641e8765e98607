/** The thread pool of a dataflow. The pool is created at once, and its code is loaded at the first call. */
import { noThreads } from "../errors/catalogue/8-threads.js";
import { describeThrown } from "../errors/words.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { Resource, ResourceOptions } from "../execute/values/resources.js";
import { toClosed } from "./to-closed.js";
import { QueueCalls } from "../distributed/queue/queue-calls.js";
import type { PoolCall, ThreadPool } from "./thread-pool.node.js";

/** A pool that has been loaded. */
interface LoadedPool {
  readonly pool: ThreadPool;
  readonly calls: QueueCalls<PoolCall>;
}

/** Runs calls in threads. The dataflow can close it before its code has been loaded. */
export class LazyPool implements Resource {
  readonly #loading: Promise<LoadedPool>;
  #isClosed = false;

  constructor({ threads }: ResourceOptions) {
    // Loaded here, because only a program that computes needs `node:worker_threads`.
    this.#loading = import("#thread-pool").then(({ ThreadPool: Pool }) => {
      const pool = new Pool(threads);
      return { pool, calls: new QueueCalls(pool) };
    });
    // Each call reports the failure itself.
    this.#loading.catch(() => {});
  }

  /**
   * Runs one call.
   *
   * @param signal - When it is aborted, the thread is terminated during the call.
   * @param hear - Hears what the call reports while it runs.
   * @returns The function's result; rejected with the value that the function throws, or with the signal's reason.
   */
  async run(call: PoolCall, signal: AbortSignal, hear?: (report: unknown) => void): Promise<unknown> {
    let loaded: LoadedPool;
    try {
      loaded = await this.#loading;
    } catch (cause) {
      throw new NodeProblem(noThreads, { reason: describeThrown(cause) });
    }
    if (this.#isClosed) throw toClosed();
    return await loaded.calls.run({ node: call.node, payload: call }, signal, hear);
  }

  /** Closes the pool if it has been loaded, and makes every later call fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const loaded = await this.#loading.catch(() => null);
    await loaded?.pool.close();
  }
}
