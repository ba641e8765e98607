/** The process that runs a dataflow once. A new process for each run, because modules cannot be loaded again. */
import { LoaderProcess } from "./loader-process.js";
import type { DoneReport, FailedReport, RunCommand, RunReport, RunRequest } from "./run-messages.js";

/** How a run ended; `stopped` if that was asked for. */
export type RunEnd = DoneReport | FailedReport | { readonly kind: "stopped" };

/** The time that a run has to end by itself, and a process that has been asked to end, in milliseconds. */
const GRACE = 150;
const PATIENCE = 1000;

/** A process, which ends when its run does. */
export class FlowProcess {
  /** Settles when the process is gone. */
  readonly ended: Promise<RunEnd>;
  readonly #process: LoaderProcess<RunCommand, RunReport>;
  readonly #timers: NodeJS.Timeout[] = [];
  #end: RunEnd | null = null;

  /**
   * @param onLoaded - Receives the files that have been loaded so far, at least once unless the process is stopped.
   * @param onPrinted - Receives what the user's code prints; by default it is shown.
   */
  constructor(request: RunRequest, onLoaded: (files: readonly string[]) => void, onPrinted?: (text: string) => void) {
    this.#process = new LoaderProcess({
      program: new URL("./run-flow.js", import.meta.url),
      isJson: request.isJson,
      subject: "The process of the run",
      tooSoon: "before the run was done",
      onReport: (report) => {
        if (report.kind === "loaded") onLoaded(report.files);
        else this.#end ??= report;
      },
      ...(onPrinted === undefined ? {} : { onPrinted }),
    });
    this.ended = this.#process.gone.then((how) => {
      for (const timer of this.#timers) clearTimeout(timer);
      return this.#end ?? { kind: "failed", text: `${how}\n`, isMisuse: false };
    });
    this.#process.send({ kind: "run", request });
  }

  /** Ends the run; what its finished nodes gave stays in the cache. */
  stop(): void {
    if (this.#end !== null) return;
    this.#end = { kind: "stopped" };
    this.#process.send({ kind: "stop" });
    // A node that computes without a pause hears nothing.
    const kill = (signal: NodeJS.Signals, after: number): void =>
      void this.#timers.push(setTimeout(() => this.#process.kill(signal), after));
    kill("SIGTERM", GRACE);
    kill("SIGKILL", GRACE + PATIENCE);
  }
}
