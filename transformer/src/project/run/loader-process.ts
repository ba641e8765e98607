/** A process of ours that loads modules of a user, with the hooks of `register`. */
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const REGISTER = new URL("../../hosts/register/register.js", import.meta.url).href;

/** What is known of a process before it is started. */
export interface LoaderSettings<Report> {
  /** The program, which talks to its parent through messages. */
  readonly program: URL;
  /** Whether programs read the standard output. Then what the user's code prints must not mix with it. */
  readonly isJson: boolean;
  /** The subject of sentences about it: `The process of the run`. */
  readonly subject: string;
  /** When it should have ended by itself: `before the run was done`. */
  readonly tooSoon: string;
  /** Receives what it reports. */
  readonly onReport: (report: Report) => void;
  /** Receives all that it prints, which is then shown nowhere; what it has started ends with it. Absent: it is shown. */
  readonly onPrinted?: (text: string) => void;
}

/** The time in which what a process has printed arrives after its end, in milliseconds. */
const LATE_MILLISECONDS = 200;

/**
 * The process.
 *
 * @typeParam Command - What it is told.
 * @typeParam Report - What it tells.
 */
export class LoaderProcess<Command extends object, Report> {
  /** Settles when the process is gone, with a sentence that says how. */
  readonly gone: Promise<string>;
  readonly #child: ChildProcess;
  /** Whether it is the first of a group of processes, which end together. */
  readonly #isGroup: boolean;

  constructor({ program, isJson, subject, tooSoon, onReport, onPrinted }: LoaderSettings<Report>) {
    this.#isGroup = onPrinted !== undefined && process.platform !== "win32";
    const child = fork(fileURLToPath(program), [], {
      execArgv: ["--import", REGISTER],
      stdio: onPrinted ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", isJson ? 2 : "inherit", "inherit", "ipc"],
      detached: this.#isGroup,
    });
    this.#child = child;
    if (onPrinted) this.#follow(onPrinted);
    // A cast because nothing but our own program sends messages.
    child.on("message", (message) => onReport(message as Report));
    this.gone = new Promise((resolve) => {
      child.on("error", (error) => resolve(`${subject} cannot be started: ${error.message}`));
      child.on("close", (code, signal) => resolve(`${subject} ${describeEnd(code, signal)} ${tooSoon}.`));
    });
  }

  /** The id of the process; null if it could not be started. */
  get pid(): number | null {
    return this.#child.pid ?? null;
  }

  /** Tells the process something. One that is gone needs to know nothing. */
  send(command: Command): void {
    if (this.#child.connected) this.#child.send(command, () => {});
  }

  /** Ends the process; nothing happens if it is gone. */
  kill(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (!this.#isGroup || pid === undefined) {
      this.#child.kill(signal);
      return;
    }
    try {
      process.kill(-pid, signal);
    } catch {
      // The whole group is gone.
    }
  }

  #follow(onPrinted: (text: string) => void): void {
    const streams = [this.#child.stdout, this.#child.stderr];
    for (const stream of streams) stream?.setEncoding("utf8").on("data", onPrinted);
    this.#child.on("exit", () => {
      if (this.#isGroup) this.kill("SIGKILL");
      // Something that the process has started may still hold the streams.
      setTimeout(() => streams.forEach((stream) => stream?.destroy()), LATE_MILLISECONDS).unref();
    });
  }
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
}
