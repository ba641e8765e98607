/** Appends lines to a file, many at a time. */
import { appendFileSync } from "node:fs";
import { flushAtExit } from "./flush-at-exit.node.js";

/** Milliseconds until lines are in the file. */
const LONGEST_WAIT = 100;
/** The number of characters that are kept in memory. */
const MOST_WAITING = 65_536;

/**
 * A file of lines. Lines are collected, and appended after 100 ms or 64 Ki characters; by a call that adds a line or, while
 * nothing is added, by a timer that keeps no process alive. Everything is synchronous, because sync requests cannot wait.
 */
export class EventLog {
  readonly #path: string;
  readonly #report: (thrown: unknown) => void;
  readonly #close: () => void;
  #waiting = "";
  /** When the first line that waits was added, by the clock of `add`. */
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isTorn = false;

  /** @param report - Is told of each failure; the lines that could not be written are lost. */
  constructor(path: string, report: (thrown: unknown) => void) {
    this.#path = path;
    this.#report = report;
    this.#close = flushAtExit(this);
  }

  /**
   * Adds a line.
   *
   * @param line - With its line end.
   * @param now - The time in milliseconds, by a clock that never goes back.
   * @returns Whether lines were appended to the file.
   */
  add(line: string, now: number): boolean {
    if (this.#waiting === "") {
      this.#since = now;
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.flush();
      }, LONGEST_WAIT).unref();
    }
    this.#waiting += line;
    if (this.#waiting.length < MOST_WAITING && now - this.#since < LONGEST_WAIT) return false;
    this.flush();
    return true;
  }

  /** Appends the lines that wait. Never throws. */
  flush(): void {
    const lines = this.#waiting;
    if (lines === "") return;
    this.#waiting = "";
    try {
      // Opened each time, so that any number of runs at a time needs no open files. Half a line may have been written
      // before a disk was full; a line end makes it a line of its own.
      appendFileSync(this.#path, this.#isTorn ? `\n${lines}` : lines);
      this.#isTorn = false;
    } catch (thrown) {
      this.#isTorn = true;
      this.#report(thrown);
    }
  }

  /** Appends the lines that wait, and stops the timer. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#close();
    this.flush();
  }
}
