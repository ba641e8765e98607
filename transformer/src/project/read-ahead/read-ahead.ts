/**
 * Reads dataflow modules before they are asked for, in this thread and in one beside it.
 *
 * Each thread takes the next module that nobody has taken: this one from the front of the list, the other one from its
 * end. A module that is asked for is read here, unless the other thread has taken it; then its reading is waited for.
 */
import { availableParallelism } from "node:os";
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import type { CompiledModule } from "../../compile-file.js";
import { Readings } from "../readings/readings.js";
import { isSameSource, takeModule, type ModuleReading, type ModuleSource, type ReadingTask } from "./reading-task.js";

/** The number of characters for which another thread is worth its start, which takes as long as to read a third of them. */
const CHARACTERS_PER_THREAD = 300_000;

/** If the other thread sends nothing for so long, it is not waited for any more. */
const PATIENCE_MILLISECONDS = 5_000;

/** The modules of a project. Its owner has to close it. */
export class ReadAhead {
  readonly #modules: readonly ModuleSource[];
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #state: Int32Array;
  readonly #read = new Map<number, CompiledModule | null>();
  /** Where the readings of the other thread arrive; null if there is no such thread. */
  readonly #port: MessagePort | null;
  readonly #worker: Worker | null;
  readonly #readings = new Readings();

  /**
   * @param modules - The modules, each once.
   * @param hasThread - Whether another thread reads too.
   */
  constructor(modules: readonly ModuleSource[], hasThread: boolean) {
    this.#modules = modules;
    this.#indexes = new Map(modules.map(({ file }, index) => [file, index]));
    this.#state = new Int32Array(new SharedArrayBuffer((modules.length + 1) * Int32Array.BYTES_PER_ELEMENT));
    const { port1, port2 } = new MessageChannel();
    this.#port = hasThread ? port1 : null;
    const task: ReadingTask = { modules, state: this.#state, port: port2 };
    this.#worker = hasThread ? startThread(task) : null;
    // Nothing is received by events.
    port1.unref();
  }

  /** Reads modules until each of them is read or being read. */
  readAll(): void {
    for (const index of this.#modules.keys()) this.#readHere(index);
  }

  /**
   * The module as it is read for its diagnostics.
   *
   * @returns Undefined if it is not among the modules, or if it had another text.
   */
  find(input: ModuleSource): CompiledModule | null | undefined {
    const index = this.#indexes.get(input.file) ?? -1;
    const module = this.#modules[index];
    if (module === undefined || !isSameSource(module, input)) return undefined;
    this.#readHere(index);
    while (!this.#read.has(index)) if (!this.#receive()) return undefined;
    return this.#read.get(index);
  }

  /** Ends the other thread. */
  close(): void {
    this.#port?.close();
    void this.#worker?.terminate();
  }

  #compile(module: ModuleSource): CompiledModule | null {
    return this.#readings.compile({ ...module, purpose: "diagnostics" });
  }

  #readHere(index: number): void {
    const module = this.#modules[index];
    if (module !== undefined && takeModule({ state: this.#state }, index)) this.#read.set(index, this.#compile(module));
  }

  /** Waits for a reading of the other thread. Returns false if none comes. */
  #receive(): boolean {
    const counter = this.#modules.length;
    const sent = Atomics.load(this.#state, counter);
    const received = this.#port === null ? undefined : receiveMessageOnPort(this.#port);
    if (received === undefined)
      return this.#port !== null && Atomics.wait(this.#state, counter, sent, PATIENCE_MILLISECONDS) !== "timed-out";
    // The other thread sends nothing else.
    const { index, compiled } = received.message as ModuleReading;
    const module = this.#modules[index];
    if (compiled !== undefined) this.#read.set(index, compiled);
    else if (module !== undefined) this.#read.set(index, this.#compile(module));
    return true;
  }
}

/**
 * Whether another thread makes reading faster: if there is enough to read, and an idle processor.
 *
 * @param busy - The number of processors that are busy in the meantime, with this thread and with others.
 */
export function isWorthThread(modules: readonly ModuleSource[], busy: number): boolean {
  const characters = modules.reduce((sum, { text }) => sum + text.length, 0);
  return characters >= CHARACTERS_PER_THREAD && availableParallelism() > busy;
}

function startThread(task: ReadingTask): Worker {
  // Without the flags of this process, such as hooks that reading does not need.
  const options = { workerData: task, transferList: [task.port], execArgv: [] };
  const worker = new Worker(new URL("./read-worker.js", import.meta.url), options);
  worker.unref();
  // A thread that cannot read sends nothing, and its modules are read here.
  worker.on("error", () => {});
  return worker;
}
