/** Collects changes of files, and returns them together when they have settled. */

/** The changes that a watching command waits for. */
export class Changes {
  readonly #settleMilliseconds: number;
  #files = new Set<string>();
  #hasEnded = false;
  #wake = (): void => {};

  /**
   * @param settleMilliseconds - Time to wait for more changes, because editors and version control write several files
   * at once.
   */
  constructor(settleMilliseconds: number) {
    this.#settleMilliseconds = settleMilliseconds;
  }

  /** Whether `next` has something to return. */
  get isPending(): boolean {
    return this.#files.size > 0 || this.#hasEnded;
  }

  /** Adds a changed file, by its absolute path. */
  add(file: string): void {
    this.#files.add(file);
    this.#wake();
  }

  /** Ends the waiting; `next` then returns null. */
  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  /**
   * Waits for changes, and returns the files that have changed since the last call, at least one; null after the end.
   */
  async next(): Promise<readonly string[] | null> {
    while (this.#files.size === 0 && !this.#hasEnded) await new Promise<void>((resolve) => (this.#wake = resolve));
    for (let size = 0; size !== this.#files.size && !this.#hasEnded;) {
      size = this.#files.size;
      await new Promise<void>((resolve) => setTimeout(resolve, this.#settleMilliseconds));
    }
    const files = [...this.#files];
    this.#files = new Set();
    return this.#hasEnded ? null : files;
  }

  /**
   * Calls a function at first and after every change, until the process is asked to end.
   *
   * @param run - Receives the changed files; empty at first.
   */
  async follow(run: (changed: readonly string[]) => Promise<void> | void): Promise<void> {
    // Only once, because a user who interrupts a second time does not want to wait.
    const stop = (): void => this.end();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
    // A watch may not keep the process alive by itself.
    const alive = setInterval(() => {}, 60_000);
    try {
      for (let changed: readonly string[] | null = []; changed !== null; changed = await this.next())
        await run(changed);
    } finally {
      clearInterval(alive);
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
    }
  }
}
