/** Faults of the queue and the store: how long one of them has not answered, and when that is long enough. */

/** Remembers since when something cannot be used. */
export class ServiceFaults {
  readonly #patienceMs: number;
  #since = 0;
  #hasAnswered = false;
  /** The last fault; null as long as everything answers. */
  last: { readonly what: string; readonly reason: string } | null = null;

  /** @param patienceMs - How long to wait for it to come back. */
  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Notes an answer. */
  clear(): void {
    this.#hasAnswered = true;
    this.last = null;
  }

  /**
   * Notes a fault.
   *
   * @returns Whether it has lasted too long. What has never answered is not waited for.
   */
  add(what: string, thrown: unknown): boolean {
    if (this.last === null) this.#since = performance.now();
    this.last = { what, reason: thrown instanceof Error ? thrown.message : String(thrown) };
    return !this.#hasAnswered || performance.now() - this.#since > this.#patienceMs;
  }
}
