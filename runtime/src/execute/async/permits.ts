/** Permits for tasks in flight, shared by everything that runs at the same time. */

/** A number of permits, and the callbacks that wait for one. */
export class Permits {
  /** The number of permits; may be Infinity. */
  readonly limit: number;
  #taken = 0;
  /** Callbacks in the order in which they began to wait. */
  readonly #waiting = new Set<() => void>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Whether a permit is free. */
  get hasRoom(): boolean {
    return this.#taken < this.limit;
  }

  /**
   * Whether one more item may begin while others of its fan-out are in flight. One item may always begin, because
   * otherwise nothing would start the next one.
   */
  hasRoomBeside(inFlight: number): boolean {
    return inFlight === 0 || (inFlight < this.limit && this.hasRoom);
  }

  /** Takes permits, even if none is free, because a task that is already in flight cannot wait. */
  take(count: number): void {
    this.#taken += count;
  }

  /** Returns permits. The caller calls `wake` after it has taken the permits that it needs itself. */
  release(count: number): void {
    this.#taken -= count;
  }

  /** Calls `wake` once as soon as a permit is free. */
  wait(wake: () => void): void {
    this.#waiting.add(wake);
  }

  /** Calls the waiting callbacks while permits are free. */
  wake(): void {
    for (const wake of this.#waiting) {
      if (!this.hasRoom) return;
      this.#waiting.delete(wake);
      wake();
    }
  }
}
