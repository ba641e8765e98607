/** Shows the progress of a long run on a terminal; prints nothing to any other stream. */

/** The time before anything is shown, because short runs need no progress. */
const PATIENCE_MILLISECONDS = 700;
/** The minimum time between changes of the text, so that it can be read. */
const INTERVAL_MILLISECONDS = 80;

/** The stream to which the line is written. */
export interface ProgressStream {
  /** Whether the stream is a terminal. */
  readonly isTTY?: boolean;
  /** Writes text. */
  write(text: string): unknown;
}

/** A line that changes, and is removed at the end. */
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

  /** Starts again: the time until something is shown counts from now. */
  restart(): void {
    this.#start = this.#now();
  }

  /** Shows the next step, unless the run has just begun. */
  say(text: string): void {
    const now = this.#now();
    if (this.#stream.isTTY !== true || now - this.#start < PATIENCE_MILLISECONDS) return;
    this.#last = now;
    this.#isShown = true;
    this.#stream.write(`\r\u001B[2K${text}`);
  }

  /** Shows the progress of a step, unless the line has just changed. */
  tick(text: string): void {
    if (!this.#isShown || this.#now() - this.#last >= INTERVAL_MILLISECONDS) this.say(text);
  }

  /** Removes the line. */
  clear(): void {
    if (this.#isShown) this.#stream.write("\r\u001B[2K");
    this.#isShown = false;
  }
}
