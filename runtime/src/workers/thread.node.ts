/** One thread of a pool: it runs one call at a time, and keeps the process alive only while it does. */
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import { leftBehind, unreachableModule } from "../errors/catalogue/8-threads.js";
import { describeThrown } from "../errors/words.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { CallId, CallMessage, ModuleAddress, ReplyMessage, ThreadData } from "./thread-messages.js";
import { unpackThrown } from "./thrown-values.js";

/** Callbacks of a call; exactly one of the first three is called, once. */
export interface Settle {
  /** Fulfils the call with its result. */
  readonly fulfil: (value: unknown) => void;
  /** Rejects the call with a thrown value. */
  readonly reject: (reason: unknown) => void;
  /**
   * Retries the call in another thread, because this thread ended for a reason that another call may have caused.
   * Rejects if the call has been retried before.
   */
  readonly again: (reason: unknown) => void;
  /** Hears what the call reports while it runs; may be called any number of times before. */
  readonly hear: (report: unknown) => void;
}

interface Current extends Settle {
  readonly id: number;
}

/** A thread that has been started. */
export class Thread {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #onEnd: (thread: Thread) => void;
  readonly #entry: URL;
  #current: Current | null = null;
  #isReady = false;
  /** The call that called `process.exit()`, or null inside if it is unknown; null while no call has. */
  #exiting: { readonly by: CallId | null } | null = null;

  /**
   * @param module - The module of the first call.
   * @param onEnd - Called when the thread ends, for whatever reason.
   */
  constructor(module: ModuleAddress, onEnd: (thread: Thread) => void) {
    // A channel of its own, because nodes may use `parentPort` themselves.
    const { port1, port2 } = new MessageChannel();
    const workerData: ThreadData = { icosianPort: port2 };
    this.#port = port1;
    this.#onEnd = onEnd;
    this.#entry =
      module.served === null
        ? new URL(/* webpackIgnore: true */ /* @vite-ignore */ "./thread-entry.node.js", import.meta.url)
        : new URL(module.href);
    this.#worker = new Worker(this.#entry, { workerData, transferList: [port2] });
    this.#worker.unref();
    this.#port.on("message", (reply: ReplyMessage) => this.#read(reply));
    this.#port.on("messageerror", (error) => this.#take()?.reject(error));
    this.#port.unref();
    // The thread is out of memory or could not start. Errors that nodes leave behind are caught inside the thread.
    this.#worker.on("error", (error) => {
      this.#onEnd(this);
      this.#take()?.reject(this.#isReady ? error : this.#toStartFailure(error));
    });
    this.#worker.on("exit", (code) => this.#exit(code));
  }

  /** Whether no call is running. */
  get isIdle(): boolean {
    return this.#current === null;
  }

  /** Runs one call. */
  call(message: CallMessage, settle: Settle): void {
    try {
      this.#port.postMessage(message);
      this.#worker.ref();
      this.#current = { ...settle, id: message.id };
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      settle.reject(new TypeError(`An input of it cannot be sent to another thread: ${reason}`, { cause }));
    }
  }

  /** Terminates the thread, whatever it is doing. */
  async end(reason: unknown): Promise<void> {
    this.#take()?.reject(reason);
    await this.#worker.terminate();
    this.#port.close();
  }

  #read(reply: ReplyMessage): void {
    switch (reply.kind) {
      case "ready":
        this.#isReady = true;
        return;
      case "value":
        return this.#take()?.fulfil(reply.value);
      case "thrown":
        return this.#take()?.reject(unpackThrown(reply.thrown));
      case "report":
        return this.#current?.hear(reply.report);
      case "refused":
        return this.#take()?.reject(new NodeProblem(unreachableModule, { reason: reply.reason }));
      case "uncaught":
        return this.#readUncaught(unpackThrown(reply.thrown), reply.by);
      case "exit":
        this.#exiting = reply;
    }
  }

  /** Reports an uncaught error. An error of an earlier call is not attributed to the running one. */
  #readUncaught(thrown: unknown, by: CallId | null): void {
    const current = this.#current;
    if (current === null || (by !== null && by.id !== current.id)) return warn(thrown, by);
    this.#onEnd(this);
    this.#take();
    void this.end(null);
    if (by !== null) return current.reject(thrown);
    warn(thrown, by);
    current.again(thrown);
  }

  #exit(code: number): void {
    this.#onEnd(this);
    // The last messages of the thread may not have been delivered as events yet.
    for (let last = receiveMessageOnPort(this.#port); last !== undefined; last = receiveMessageOnPort(this.#port))
      this.#read(last.message as ReplyMessage);
    this.#port.close();
    const current = this.#take();
    const exiting = this.#exiting;
    const reason = new Error(
      `The thread that computed it ended with exit code ${code}: does the function call process.exit()?`,
    );
    if (exiting === null || (exiting.by !== null && exiting.by.id === current?.id)) return current?.reject(reason);
    warn(`it called process.exit(${code})`, exiting.by);
    current?.again(reason);
  }

  #take(): Current | null {
    const settle = this.#current;
    this.#current = null;
    this.#worker.unref();
    return settle;
  }

  #toStartFailure(error: unknown): unknown {
    const reason = `the program of the thread, ${this.#entry.href}, cannot be started (${error instanceof Error ? error.message : String(error)})`;
    return new NodeProblem(unreachableModule, { reason });
  }
}

function warn(thrown: unknown, by: CallId | null): void {
  const { code, slug, message } = leftBehind;
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  const text = message(by?.node ?? "", { isKnown: by !== null, reason: describeThrown(thrown) });
  process.emitWarning(`${slug}: ${text}`, {
    type: "DataflowWarning",
    code,
    ...(stack === undefined ? {} : { detail: stack }),
  });
}
