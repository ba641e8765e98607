/** A queue whose workers are threads of this process. Threads are started as they are needed, up to a limit. */
import { availableParallelism } from "node:os";
import type { CallOutcome } from "../distributed/queue/queue-calls.js";
import type { Job, JobEvent, JobQueue, QueueHealth } from "../distributed/queue/job-queue.js";
import type { Resource } from "../execute/values/resources.js";
import { Thread, type Settle } from "./thread.node.js";
import { toClosed } from "./to-closed.js";
import type { CallMessage } from "./thread-messages.js";

/** A call as the pool receives it. */
export type PoolCall = Omit<CallMessage, "id" | "program">;

/** A call that waits or is being computed. */
interface Call extends Settle {
  readonly message: CallMessage;
  /** The thread that runs the call; null while the call waits. */
  thread: Thread | null;
}

/** The file with which Node.js was started. */
const PROGRAM: string | null = process.argv[1] ?? null;

/** Runs calls in threads: the values are in the jobs, because nothing leaves the process. */
export class ThreadPool implements JobQueue<PoolCall, CallOutcome>, Resource {
  /** What messages call the queue. */
  readonly name = "the threads of this process";
  readonly #limit: number;
  readonly #threads = new Set<Thread>();
  readonly #calls = new Map<string, Call>();
  /** Waiting calls, the oldest first. */
  readonly #waiting = new Set<Call>();
  readonly #listeners = new Set<(event: JobEvent<CallOutcome>) => void>();
  #lastId = 0;
  #isClosed = false;

  /** @param threads - The maximum number of threads; null for the number of CPUs available. */
  constructor(threads: number | null) {
    this.#limit = threads ?? availableParallelism();
  }

  /** Adds calls. They begin in their order. */
  async submit(jobs: readonly Job<PoolCall>[]): Promise<void> {
    if (this.#isClosed) throw toClosed();
    for (const job of jobs) this.#add(job);
    this.#assign();
  }

  /** Removes calls that wait, and terminates the threads of those that run; other threads replace them. */
  async cancel(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#end(id, null);
  }

  /** Adds a listener; returns a function that removes it. */
  onResult(listener: (event: JobEvent<CallOutcome>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells which calls wait and run. */
  async heartbeat(ids: readonly string[]): Promise<QueueHealth> {
    return {
      workers: Array.from(this.#threads, (_, at) => `thread ${at + 1}`),
      states: ids.map((id) => {
        const call = this.#calls.get(id);
        return { kind: call === undefined ? "unknown" : call.thread === null ? "waiting" : "running" };
      }),
    };
  }

  /** Terminates all threads. Calls that wait or are running are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const reason = toClosed();
    for (const call of this.#waiting) call.reject(reason);
    await Promise.all([...this.#threads].map((thread) => thread.end(reason)));
  }

  #add({ id, payload }: Job<PoolCall>): void {
    const settle = (result: CallOutcome): void => {
      this.#waiting.delete(call);
      // A call that was cancelled has no result.
      if (this.#calls.get(id) === call) {
        this.#calls.delete(id);
        this.#tell({ kind: "completed", id, result });
      }
      this.#assign();
    };
    let isAgain = false;
    const call: Call = {
      message: { ...payload, id: ++this.#lastId, program: PROGRAM },
      thread: null,
      fulfil: (value) => settle({ kind: "value", value }),
      reject: (thrown) => settle({ kind: "thrown", thrown }),
      hear: (report) => this.#tell({ kind: "progress", id, report }),
      again: (reason) => {
        if (isAgain) return call.reject(reason);
        isAgain = true;
        call.thread = null;
        this.#waiting.add(call);
        this.#assign();
      },
    };
    this.#calls.set(id, call);
    this.#waiting.add(call);
  }

  #tell(event: JobEvent<CallOutcome>): void {
    for (const listener of this.#listeners) listener(event);
  }

  #assign(): void {
    for (const call of this.#waiting) {
      if (this.#isClosed) return;
      const thread = this.#findIdle() ?? this.#start(call);
      if (thread === null) return;
      this.#waiting.delete(call);
      call.thread = thread;
      thread.call(call.message, call);
    }
  }

  #findIdle(): Thread | null {
    for (const thread of this.#threads) if (thread.isIdle) return thread;
    return null;
  }

  /**
   * Starts a thread for a call. Null if the limit is reached, or if the thread cannot be started, which ends the call.
   */
  #start(call: Call): Thread | null {
    if (this.#threads.size >= this.#limit) return null;
    try {
      const thread = new Thread(call.message.module, (gone) => {
        this.#threads.delete(gone);
        this.#assign();
      });
      this.#threads.add(thread);
      return thread;
    } catch (error) {
      call.reject(error);
      return null;
    }
  }

  #end(id: string, reason: unknown): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    this.#calls.delete(id);
    this.#waiting.delete(call);
    const { thread } = call;
    if (thread === null) return;
    // From now on this thread is not part of the pool, whatever it is still doing.
    this.#threads.delete(thread);
    void thread.end(reason);
  }
}
