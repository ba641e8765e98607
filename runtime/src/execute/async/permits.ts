/** Permits for what is in flight at a time, shared by all that run at once. */

/** A number of permits, and who waits for one. */
export class Permits {
  /** How many there are; may be Infinity. */
  readonly limit: number;
  #taken = 0;
  /** In the order in which they began to wait. */
  readonly #waiting = new Set<() => void>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Whether a permit is free. */
  get hasRoom(): boolean {
    return this.#taken < this.limit;
  }

  /** Whether one more item may begin beside others of its fan-out; one always may, or nobody would begin the next. */
  hasRoomBeside(inFlight: number): boolean {
    return inFlight === 0 || (inFlight < this.limit && this.hasRoom);
  }

  /** Takes permits, also where none is free: what is in flight already cannot be asked to wait. */
  take(count: number): void {
    this.#taken += count;
  }

  /** Gives permits back; who does calls `wake` once it has taken what it needs itself. */
  release(count: number): void {
    this.#taken -= count;
  }

  /** Waits until there is room; then `wake` is called once. */
  wait(wake: () => void): void {
    this.#waiting.add(wake);
  }

  /** Lets those that wait have what is free. */
  wake(): void {
    for (const wake of this.#waiting) {
      if (!this.hasRoom) return;
      this.#waiting.delete(wake);
      wake();
    }
  }
}
