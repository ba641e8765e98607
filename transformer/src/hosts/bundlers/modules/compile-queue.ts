/**
 * Compiles the modules of a build, in the bundler's thread and, if many wait, in threads beside it.
 *
 * A bundler asks for all modules that it has found before it needs the first, so the queue sees how much there is to do.
 * The bundler's thread compiles one module at a time and is free for the bundler between them.
 */
import { availableParallelism } from "node:os";
import { CompileThread, type CompileJob } from "./compile-thread.js";
import type { CompiledText, ModuleText } from "./compile-text.js";

/** The number of waiting characters for which another thread is worth its start, which takes as long as their compile. */
const CHARACTERS_PER_THREAD = 200_000;

/** More threads would wait for the disk and for the bundler. */
const MOST_THREADS = 4;

/** The processors that the bundler's own threads and this one keep busy. */
const BUSY_PROCESSORS = 2;

/** The modules that wait to be compiled. */
export class CompileQueue {
  readonly #compileHere: (input: ModuleText) => CompiledText | null;
  readonly #mostThreads: number;
  readonly #waiting: CompileJob[] = [];
  #waitingCharacters = 0;
  #threads: CompileThread[] = [];
  #isScheduled = false;

  /**
   * @param compileHere - Compiles a module in this thread.
   * @param mostThreads - The number of other threads, at most; by default, as many as there are idle processors for.
   */
  constructor(
    compileHere: (input: ModuleText) => CompiledText | null,
    mostThreads: number = Math.min(MOST_THREADS, availableParallelism() - BUSY_PROCESSORS),
  ) {
    this.#compileHere = compileHere;
    this.#mostThreads = mostThreads;
  }

  /** Compiles a module. Rejects with what the compiler throws. */
  compile(input: ModuleText): Promise<CompiledText | null> {
    return new Promise((done, failed) => this.#add({ input, done, failed }));
  }

  /** Ends the threads; what is still waiting is compiled in this thread. The queue can be used again. */
  close(): void {
    const threads = this.#threads;
    this.#threads = [];
    for (const thread of threads) thread.close();
  }

  #add(job: CompileJob): void {
    this.#waiting.push(job);
    this.#waitingCharacters += job.input.text.length;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#startThreads();
      this.#feedThreads();
      this.#compileNext();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #startThreads(): void {
    // Here, so that the user sees what the compiler throws.
    const onReturned = (jobs: readonly CompileJob[]): void => this.#compileNow(jobs);
    const wanted = Math.min(this.#mostThreads, Math.floor(this.#waitingCharacters / CHARACTERS_PER_THREAD));
    while (this.#threads.length < wanted)
      this.#threads.push(new CompileThread({ onFree: () => this.#feedThreads(), onReturned }));
  }

  #feedThreads(): void {
    for (const thread of this.#threads)
      while (thread.isFree) {
        const job = this.#takeNext();
        if (job === null) return;
        thread.take(job);
      }
  }

  #compileNext(): void {
    const job = this.#takeNext();
    if (job !== null) this.#compileNow([job]);
  }

  #compileNow(jobs: readonly CompileJob[]): void {
    for (const { input, done, failed } of jobs)
      try {
        done(this.#compileHere(input));
      } catch (error) {
        failed(error);
      }
  }

  #takeNext(): CompileJob | null {
    const job = this.#waiting.shift() ?? null;
    this.#waitingCharacters -= job?.input.text.length ?? 0;
    return job;
  }
}
