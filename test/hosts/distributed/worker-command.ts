/** `icosian worker` as a process, and what it says. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { cleanEnvironment } from "../run.ts";

/** The command's script. */
export const COMMAND: string = join(import.meta.dirname, "../../../transformer/bin/icosian.js");

const TIMEOUT_MILLISECONDS = 120_000;

/** A line of JSON. */
export interface Said {
  readonly event: string;
  readonly [fact: string]: unknown;
}

/** A worker that was started. Whoever starts one ends it. */
export class WorkerCommand {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #stdout = "";
  #stderr = "";
  #wake = (): void => {};

  /**
   * @param args - What follows `icosian worker`.
   * @param node - The program file of Node.js.
   */
  constructor(
    folder: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
    node: string = process.execPath,
  ) {
    const child = spawn(node, [COMMAND, "worker", ...args], {
      cwd: folder,
      env: { ...cleanEnvironment(), ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      this.#stdout += chunk;
      this.#wake();
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (this.#stderr += chunk));
    this.#ended = new Promise((resolve) =>
      child.on("close", (code) => {
        resolve(code);
        this.#wake();
      }),
    );
  }

  /** What it has printed. */
  get stdout(): string {
    return this.#stdout;
  }

  /** What it has printed as notes. */
  get stderr(): string {
    return this.#stderr;
  }

  /** What it has said so far, with `--json`. */
  get said(): readonly Said[] {
    const whole = this.#stdout.slice(0, this.#stdout.lastIndexOf("\n") + 1);
    return whole.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Said]));
  }

  /**
   * Waits until it has said something.
   *
   * @throws Error when it ends before, or is silent for two minutes.
   */
  async until(event: string, isWanted: (said: Said) => boolean = () => true): Promise<Said> {
    const deadline = Date.now() + TIMEOUT_MILLISECONDS;
    for (;;) {
      const found = this.said.find((each) => each.event === event && isWanted(each));
      if (found !== undefined) return found;
      if (this.#child.exitCode !== null || Date.now() > deadline)
        throw new Error(`The worker has not said "${event}", but:\n${this.#stdout}${this.#stderr}`);
      await this.#nextChunk();
    }
  }

  /** Sends a signal to the command, and to nothing else. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits until it has ended; returns the exit code. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Ends it, whatever it does. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  async #nextChunk(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, 200);
    });
    clearTimeout(timer);
  }
}
