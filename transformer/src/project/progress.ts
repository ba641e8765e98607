/** Says on a terminal what a long run is at; says nothing anywhere else. */

/** Sooner than this nobody wonders. */
const PATIENCE_MILLISECONDS = 700;
/** Words that change faster than this cannot be read. */
const INTERVAL_MILLISECONDS = 80;

/** Where the line is written. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** One line that changes, and is gone at the end. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  #start: number;
  #last = 0;
  #isShown = false;

  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#start = now();
  }

  /** Begins anew: the time until something is said counts from here. */
  restart(): void {
    this.#start = this.#now();
  }

  /** Says what comes now, unless the run has just begun. */
  say(text: string): void {
    const now = this.#now();
    if (this.#stream.isTTY !== true || now - this.#start < PATIENCE_MILLISECONDS) return;
    this.#last = now;
    this.#isShown = true;
    this.#stream.write(`\r\u001B[2K${text}`);
  }

  /** Says how far it is, unless something was said just now. */
  tick(text: string): void {
    if (!this.#isShown || this.#now() - this.#last >= INTERVAL_MILLISECONDS) this.say(text);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#isShown) this.#stream.write("\r\u001B[2K");
    this.#isShown = false;
  }
}
