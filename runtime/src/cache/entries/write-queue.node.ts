/** Writes values while a run goes on, so that nothing waits for a write that nothing needs yet. */
import type { PreparedValue } from "./stored-values.node.js";

/** The number of bytes up to which a value is written at once, because that takes less time than waiting for it. */
const SMALL = 64 * 1024;

/** The number of bytes that may wait. */
const MOST_WAITING = 64 * 1024 * 1024;

/** How long a value may wait while the program is too busy to write it, in milliseconds. */
const LONGEST_WAIT = 50;

/** The writes of one run. */
export class WriteQueue {
  readonly #write: (prepared: PreparedValue) => void | Promise<void>;
  readonly #canWait: boolean;
  #waiting: PreparedValue[] = [];
  #bytes = 0;
  #since = 0;
  readonly #unsettled = new Set<Promise<void>>();
  #idle: (() => void)[] = [];
  #isScheduled = false;

  /** @param canWait - Whether the run can wait for promises. */
  constructor(write: (prepared: PreparedValue) => void | Promise<void>, canWait: boolean) {
    this.#write = write;
    this.#canWait = canWait;
  }

  /** Writes a value soon; returns a promise if it is not written yet. */
  add(prepared: PreparedValue): void | Promise<void> {
    if (!this.#canWait || prepared.size <= SMALL) {
      const written = this.#begin(prepared);
      if (this.#bytes > 0 && performance.now() - this.#since > LONGEST_WAIT) this.flush();
      return written;
    }
    if (this.#bytes === 0) this.#since = performance.now();
    // The bytes are copies, so the nodes that read the value may change it.
    this.#waiting.push(prepared);
    this.#bytes += prepared.size;
    if (this.#bytes > MOST_WAITING) return this.flush();
    this.#schedule();
    return this.settled();
  }

  /** Settles when everything has been written. */
  async settled(): Promise<void> {
    if (!this.#isScheduled && this.#unsettled.size === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const next = this.#waiting.shift();
      if (next !== undefined) {
        this.#bytes -= next.size;
        void this.#begin(next);
      }
      if (this.#waiting.length > 0) this.#schedule();
      this.#tell();
    });
  }

  /** Writes everything that is waiting. */
  flush(): void {
    if (this.#bytes === 0) return;
    const all = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    for (const each of all) void this.#begin(each);
  }

  #begin(prepared: PreparedValue): void | Promise<void> {
    const written = this.#write(prepared);
    if (written === undefined) return undefined;
    const settled = written.then(() => {
      this.#unsettled.delete(settled);
      this.#tell();
    });
    this.#unsettled.add(settled);
    return settled;
  }

  #tell(): void {
    if (this.#isScheduled || this.#unsettled.size > 0) return;
    const idle = this.#idle;
    this.#idle = [];
    for (const resolve of idle) resolve();
  }
}
