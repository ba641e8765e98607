/** A thread that compiles modules, as the bundler's thread sees it. */
import { Worker } from "node:worker_threads";
import type { CompileCall, CompileReport } from "./compile-messages.js";
import type { CompiledText, ModuleText } from "./compile-text.js";

/** A module that waits for its result. */
export interface CompileJob {
  /** The module to compile, with its text. */
  readonly input: ModuleText;
  /** Receives the result. */
  readonly done: (compiled: CompiledText | null) => void;
  /** Receives what the compiler threw. */
  readonly failed: (error: unknown) => void;
}

/** What a thread tells the queue. */
export interface ThreadListener {
  /** The thread can take more jobs. */
  readonly onFree: () => void;
  /** The thread could not do some jobs, because it ended or because the compiler threw an error. */
  readonly onReturned: (jobs: readonly CompileJob[]) => void;
}

/** The number of jobs that a thread has at a time: one to do, and one so that it need not wait. */
const JOBS = 2;

/** A thread. It keeps the process alive only while it has jobs. */
export class CompileThread {
  readonly #worker: Worker;
  readonly #jobs = new Map<number, CompileJob>();
  readonly #listener: ThreadListener;
  #isReady = false;
  #count = 0;

  /** Starts the thread, which can take jobs when it has loaded the compiler; one that cannot start takes none. */
  constructor(listener: ThreadListener) {
    this.#listener = listener;
    // Without the flags of this process, such as hooks that the compiler does not need.
    this.#worker = new Worker(new URL("./compile-worker.js", import.meta.url), { execArgv: [] });
    this.#worker.on("message", (report: CompileReport) => this.#receive(report));
    this.#worker.on("error", () => this.#end());
    this.#worker.on("exit", () => this.#end());
    this.#worker.unref();
  }

  /** Whether it can take a job. */
  get isFree(): boolean {
    return this.#isReady && this.#jobs.size < JOBS;
  }

  /** Takes a job. */
  take(job: CompileJob): void {
    const call: CompileCall = { id: this.#count++, input: job.input };
    this.#jobs.set(call.id, job);
    this.#worker.ref();
    this.#worker.postMessage(call, []);
  }

  /** Ends the thread. Its jobs are returned. */
  close(): void {
    this.#end();
    void this.#worker.terminate();
  }

  #receive(report: CompileReport): void {
    if (report.kind === "ready") this.#isReady = true;
    else {
      const job = this.#jobs.get(report.id);
      this.#jobs.delete(report.id);
      if (this.#jobs.size === 0) this.#worker.unref();
      if (job !== undefined && report.kind === "compiled") job.done(report.compiled);
      else if (job !== undefined) this.#listener.onReturned([job]);
    }
    this.#listener.onFree();
  }

  #end(): void {
    this.#isReady = false;
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    if (jobs.length > 0) this.#listener.onReturned(jobs);
  }
}
