/** Changes of files as they come, handed out together when they have settled. */

/** What a watching command waits for. */
export class Changes {
  readonly #settleMilliseconds: number;
  #files = new Set<string>();
  #hasEnded = false;
  #wake = (): void => {};

  /** @param settleMilliseconds - Editors and version control write several files at once. */
  constructor(settleMilliseconds: number) {
    this.#settleMilliseconds = settleMilliseconds;
  }

  add(file: string): void {
    this.#files.add(file);
    this.#wake();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  /** The files that have changed since the last time, at least one; null when there will be no more. */
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
   * Runs something after every change, until the process is asked to end.
   *
   * @param run - Gets what has changed; at first nothing.
   */
  async follow(run: (changed: readonly string[]) => Promise<void> | void): Promise<void> {
    // Once: a caller that asks a second time does not want to wait.
    const stop = (): void => this.end();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
    // Watches need not keep a process alive.
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
