/** A compiler that watches its project, and what it says after each edit. */
import { spawn, type ChildProcess } from "node:child_process";
import { cleanEnvironment } from "./run.ts";

/** How tsc and icosian end what they have to say about one build. */
const END_OF_BUILD = /Found \d+ errors?\. Watching for file changes\.|Watching for changes\./;

const TIMEOUT_MILLISECONDS = 180_000;

/** A watching compiler. Whoever starts one stops it. */
export class Watch {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #output = "";
  /** Up to here the output has been handed out. */
  #read = 0;
  #wake = (): void => {};

  constructor(program: string, args: readonly string[], folder: string) {
    // Through one pipe, as through two it would not arrive in the order in which it was said.
    const command = ["-c", 'exec "$0" "$@" 2>&1', program, ...args];
    const child = spawn("sh", command, { cwd: folder, env: cleanEnvironment(), stdio: ["ignore", "pipe", "ignore"] });
    this.#child = child;
    this.#ended = new Promise((resolve) => child.on("close", () => resolve()));
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      this.#output += chunk;
      this.#wake();
    });
  }

  /**
   * Waits for a build that says something. An edit may lead to more than one build, so others are passed over.
   *
   * @returns What the compiler said about that build.
   * @throws Error when there is none in three minutes, or the compiler ends.
   */
  async buildThatSays(pattern: RegExp): Promise<string> {
    const deadline = Date.now() + TIMEOUT_MILLISECONDS;
    for (;;) {
      for (let said = this.#nextBuild(); said !== null; said = this.#nextBuild()) if (pattern.test(said)) return said;
      if (this.#child.exitCode !== null || Date.now() > deadline)
        throw new Error(`No build said ${pattern}. The watching compiler said:\n${this.#output}`);
      await this.#nextChunk();
    }
  }

  /**
   * Waits for words, wherever they stand in what has not been waited for yet.
   *
   * @returns The words.
   * @throws Error when they do not come in three minutes, or the program ends.
   */
  async words(pattern: RegExp): Promise<string> {
    const deadline = Date.now() + TIMEOUT_MILLISECONDS;
    for (;;) {
      const found = pattern.exec(this.#output.slice(this.#read));
      if (found !== null) {
        this.#read += found.index + found[0].length;
        return found[0];
      }
      if (this.#child.exitCode !== null || Date.now() > deadline)
        throw new Error(`Nothing said ${pattern}. What was said:\n${this.#output}`);
      await this.#nextChunk();
    }
  }

  /** Ends the compiler, by its id, and waits until it is gone. */
  async stop(): Promise<void> {
    await this.end("SIGKILL");
  }

  /**
   * Sends the compiler a signal and waits until it is gone.
   *
   * @returns Its exit code; null when it did not end by itself.
   */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    await this.#ended;
    return this.#child.exitCode;
  }

  #nextBuild(): string | null {
    const unread = this.#output.slice(this.#read);
    const end = END_OF_BUILD.exec(unread);
    if (end === null) return null;
    const said = unread.slice(0, end.index + end[0].length);
    this.#read += said.length;
    return said;
  }

  async #nextChunk(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, 500);
    });
    clearTimeout(timer);
  }
}
