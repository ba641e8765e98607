/** The process that runs a dataflow once. A new process for each run, because modules cannot be loaded again. */
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DoneReport, FailedReport, RunCommand, RunReport, RunRequest } from "./run-messages.js";

/** How a run ended; `stopped` if that was asked for. */
export type RunEnd = DoneReport | FailedReport | { readonly kind: "stopped" };

/** The time that a run has to end by itself, and a process that has been asked to end, in milliseconds. */
const GRACE = 150;
const PATIENCE = 1000;

const REGISTER = new URL("../../hosts/register/register.js", import.meta.url).href;
const PROGRAM = fileURLToPath(new URL("./run-flow.js", import.meta.url));

/** A process, which ends when its run does. */
export class FlowProcess {
  /** Settles when the process is gone. */
  readonly ended: Promise<RunEnd>;
  readonly #child: ChildProcess;
  readonly #timers: NodeJS.Timeout[] = [];
  #end: RunEnd | null = null;

  /** @param onLoaded - Receives the files that have been loaded so far, at least once unless the process is stopped. */
  constructor(request: RunRequest, onLoaded: (files: readonly string[]) => void) {
    // In a format for programs, what the user's code prints must not mix with it.
    const stdout = request.isJson ? 2 : "inherit";
    const child = fork(PROGRAM, [], { execArgv: ["--import", REGISTER], stdio: ["ignore", stdout, "inherit", "ipc"] });
    this.#child = child;
    child.on("message", (message) => {
      // A cast because nothing but our own program sends messages.
      const report = message as RunReport;
      if (report.kind === "loaded") onLoaded(report.files);
      else this.#end ??= report;
    });
    this.ended = new Promise((resolve) => {
      child.on("error", (error) => resolve(toFailure(`The process of the run cannot be started: ${error.message}`)));
      child.on("close", (code, signal) => {
        for (const timer of this.#timers) clearTimeout(timer);
        resolve(this.#end ?? toFailure(`The process of the run ${describeEnd(code, signal)} before the run was done.`));
      });
    });
    this.#send({ kind: "run", request });
  }

  /** Ends the run; what its finished nodes gave stays in the cache. */
  stop(): void {
    if (this.#end !== null) return;
    this.#end = { kind: "stopped" };
    this.#send({ kind: "stop" });
    // A node that computes without a pause hears nothing.
    const kill = (signal: NodeJS.Signals, after: number): void =>
      void this.#timers.push(setTimeout(() => this.#child.kill(signal), after));
    kill("SIGTERM", GRACE);
    kill("SIGKILL", GRACE + PATIENCE);
  }

  #send(command: RunCommand): void {
    // A process that is gone needs to know nothing.
    if (this.#child.connected) this.#child.send(command, () => {});
  }
}

function toFailure(text: string): FailedReport {
  return { kind: "failed", text: `${text}\n`, isMisuse: false };
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
}
