/** A pool of threads: as many as there is work for, up to a limit; calls beyond it wait their turn. */
import { availableParallelism } from "node:os";
import type { Resource } from "../execute/values/resources.js";
import { Thread, type Settle } from "./thread.node.js";
import { toClosed } from "./to-closed.js";
import type { CallMessage } from "./thread-messages.js";

/** What the pool is told of a call. */
export type PoolCall = Omit<CallMessage, "id" | "program">;

/** A call that waits or is being computed. */
interface Call extends Settle {
  readonly message: CallMessage;
  /** The thread that computes it; null while it waits. */
  thread: Thread | null;
}

/** The file that Node was started with. */
const PROGRAM: string | null = process.argv[1] ?? null;

/** Computes calls in threads. */
export class ThreadPool implements Resource {
  readonly #limit: number;
  readonly #threads = new Set<Thread>();
  /** In their order. */
  readonly #waiting = new Set<Call>();
  /** Calls by the signal that would end them: a run has one, and any number of calls. */
  readonly #watched = new Map<AbortSignal, Set<Call>>();
  #lastId = 0;
  #isClosed = false;

  /** @param threads - How many there are at most; null for as many as the machine runs at once. */
  constructor(threads: number | null) {
    this.#limit = threads ?? availableParallelism();
  }

  /**
   * Computes one call.
   *
   * @param signal - When it is aborted, the thread is ended in the midst of what it does, and another takes its place.
   * @returns What the function gives; rejected with what it throws, or the signal's reason.
   */
  run(poolCall: PoolCall, signal: AbortSignal): Promise<unknown> {
    const message: CallMessage = { ...poolCall, id: ++this.#lastId, program: PROGRAM };
    let isAgain = false;
    return new Promise((resolve, reject) => {
      const stop = <Value>(then: (value: Value) => void) => {
        return (value: Value): void => {
          this.#unwatch(call, signal);
          then(value);
          this.#assign();
        };
      };
      const again = (reason: unknown): void => {
        if (isAgain) return call.reject(reason);
        isAgain = true;
        call.thread = null;
        this.#waiting.add(call);
        this.#assign();
      };
      const call: Call = { message, thread: null, fulfil: stop(resolve), reject: stop(reject), again };
      if (signal.aborted) return reject(signal.reason as Error);
      this.#watch(call, signal);
      this.#waiting.add(call);
      this.#assign();
    });
  }

  /** Ends all threads; calls that are waiting or being computed are rejected. */
  async close(): Promise<void> {
    const reason = toClosed();
    this.#isClosed = true;
    for (const call of this.#waiting) this.#cancel(call, reason);
    await Promise.all([...this.#threads].map((thread) => thread.end(reason)));
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

  /** Null if there are as many as there may be, or none can be started for this call, which then ends. */
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
      this.#waiting.delete(call);
      call.reject(error);
      return null;
    }
  }

  #watch(call: Call, signal: AbortSignal): void {
    const calls = this.#watched.get(signal);
    if (calls !== undefined) return void calls.add(call);
    this.#watched.set(signal, new Set([call]));
    signal.addEventListener("abort", this.#abort);
  }

  #unwatch(call: Call, signal: AbortSignal): void {
    const calls = this.#watched.get(signal);
    if (calls?.delete(call) !== true || calls.size > 0) return;
    this.#watched.delete(signal);
    signal.removeEventListener("abort", this.#abort);
  }

  readonly #abort = ({ target }: Event): void => {
    // A cast because it listens to nothing but signals.
    const signal = target as AbortSignal;
    for (const call of this.#watched.get(signal) ?? []) this.#cancel(call, signal.reason);
  };

  #cancel(call: Call, reason: unknown): void {
    const { thread } = call;
    this.#waiting.delete(call);
    if (thread === null) return call.reject(reason);
    // From now on it is no thread of the pool, whatever it is still doing.
    this.#threads.delete(thread);
    void thread.end(reason);
  }
}
