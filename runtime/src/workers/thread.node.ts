/** One thread of a pool: computes one call at a time, and keeps the process alive only while it does. */
import { Worker } from "node:worker_threads";
import type { CallMessage, ReplyMessage } from "./thread-messages.js";
import { unpackThrown } from "./thrown-values.js";

/** Called once with how a call ended. */
export interface Settle {
  readonly fulfil: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** A thread that has been started. */
export class Thread {
  readonly #worker: Worker;
  #current: Settle | null = null;

  /** @param onEnd - Called when the thread computes nothing any more, for whatever reason. */
  constructor(onEnd: (thread: Thread) => void) {
    this.#worker = new Worker(new URL("./thread-entry.node.js", import.meta.url));
    this.#worker.unref();
    this.#worker.on("message", (reply: ReplyMessage) => {
      const settle = this.#take();
      if (reply.kind === "value") settle?.fulfil(reply.value);
      else settle?.reject(unpackThrown(reply.thrown));
    });
    // An error that nobody caught, or no memory left: the thread exits after it.
    this.#worker.on("error", (error) => {
      onEnd(this);
      this.#take()?.reject(error);
    });
    this.#worker.on("exit", (code) => {
      const reason = `The thread that computed it ended with exit code ${code}: does the function call process.exit()?`;
      onEnd(this);
      this.#take()?.reject(new Error(reason));
    });
  }

  /** Whether it computes nothing. */
  get isIdle(): boolean {
    return this.#current === null;
  }

  /** Computes one call. */
  call(message: CallMessage, settle: Settle): void {
    try {
      this.#worker.postMessage(message);
      this.#worker.ref();
      this.#current = settle;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      settle.reject(new TypeError(`An input of it cannot be sent to another thread: ${reason}`, { cause }));
    }
  }

  /** Ends the thread, whatever it is doing. */
  async end(reason: unknown): Promise<void> {
    this.#take()?.reject(reason);
    await this.#worker.terminate();
  }

  #take(): Settle | null {
    const settle = this.#current;
    this.#current = null;
    this.#worker.unref();
    return settle;
  }
}
