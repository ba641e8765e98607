/** The process of a worker: computes nodes until it is stopped. */
import type { FailedReport } from "../run/run-messages.js";
import { LoaderProcess } from "../run/loader-process.js";
import type { EventsReport, HealthReport, ReadyReport, WorkCommand, WorkReport, WorkRequest } from "./work-messages.js";

/** How a worker ended; `stopped` if that was asked for. */
export type WorkEnd = { readonly kind: "stopped" } | FailedReport;

/** How long the process may take to close its connections after it has given back its jobs, in milliseconds. */
const CLOSING = 15_000;

/** How long it may take to answer, in milliseconds. */
const ANSWER = 3000;

/** A process, which ends when the worker does. */
export class WorkerProcess {
  /** Settles when the process is gone. */
  readonly ended: Promise<WorkEnd>;
  readonly #process: LoaderProcess<WorkCommand, WorkReport>;
  readonly #waiting = new Set<(health: HealthReport) => void>();
  #end: WorkEnd | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isReady = false;
  #isStopping = false;

  /** @param onReport - Receives that the worker is ready, and what it does. */
  constructor(request: WorkRequest, onReport: (report: ReadyReport | EventsReport) => void) {
    this.#process = new LoaderProcess({
      program: new URL("./work-flow.js", import.meta.url),
      isJson: request.isJson,
      subject: "The process of the worker",
      tooSoon: "while it worked; other workers take over its jobs",
      onReport: (report) => this.#hear(report, onReport),
    });
    this.ended = this.#process.gone.then((how) => {
      clearTimeout(this.#timer);
      this.#answer(how);
      // It has done nothing yet, so nothing is lost.
      if (this.#isStopping && !this.#isReady) return { kind: "stopped" };
      return this.#end ?? { kind: "failed", text: `${how}\n`, isMisuse: false };
    });
    this.#process.send({ kind: "work", request });
  }

  /** The id of the process; null if it could not be started. */
  get pid(): number | null {
    return this.#process.pid;
  }

  /** Asks whether the queue can be used, and returns why it cannot; null if it can. */
  ask(): Promise<string | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => hear({ kind: "health", fault: `The worker has not answered for ${ANSWER / 1000} seconds.` }),
        ANSWER,
      );
      const hear = ({ fault }: HealthReport): void => {
        clearTimeout(timer);
        this.#waiting.delete(hear);
        resolve(fault);
      };
      this.#waiting.add(hear);
      if (this.#waiting.size === 1) this.#process.send({ kind: "ask" });
    });
  }

  /**
   * Takes no further jobs, and ends when those that run have ended or their time is over.
   *
   * @param patienceMs - How long running jobs have, in milliseconds.
   */
  stop(patienceMs: number): void {
    this.#isStopping = true;
    this.#process.send({ kind: "stop", patienceMs });
    // A node that computes without a pause hears nothing. Its job goes to another worker.
    this.#timer = setTimeout(() => this.kill(), patienceMs + CLOSING);
  }

  /** Ends the process at once. Its jobs go to other workers when the queue misses it. */
  kill(): void {
    this.#process.kill("SIGKILL");
  }

  #hear(report: WorkReport, onReport: (report: ReadyReport | EventsReport) => void): void {
    switch (report.kind) {
      case "ready":
        this.#isReady = true;
        return onReport(report);
      case "events":
        return onReport(report);
      case "health":
        return this.#answer(report.fault);
      case "stopped":
      case "failed":
        this.#end ??= report;
    }
  }

  #answer(fault: string | null): void {
    for (const hear of this.#waiting) hear({ kind: "health", fault });
  }
}
