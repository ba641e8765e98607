/** `icosian worker`: computes nodes of the dataflow that a file exports, for programs on other machines. */
import { findMissing } from "../../../project/run/run-inputs.js";
import { Misuse } from "../../../project/misuse.js";
import { HealthServer, type Health } from "../../../project/work/health-server.js";
import { WorkTotals } from "../../../project/work/work-totals.js";
import { WorkerProcess, type WorkEnd } from "../../../project/work/worker-process.js";
import type { EventsReport, ReadyReport, WorkRequest } from "../../../project/work/work-messages.js";
import type { Output } from "../terminal/report-result.js";
import { toWorkerJson, toWorkerText, type WorkerNews } from "../terminal/worker-text.js";

/** The options of `icosian worker`. */
export interface WorkerRequest extends WorkRequest {
  /** How long running jobs have when the worker is stopped, in milliseconds. */
  readonly patienceMs: number;
  /** The port on which other programs ask how the worker is; 0 for any free port, null for none. */
  readonly healthPort: number | null;
}

/**
 * npm and a terminal both pass on Ctrl+C, so that one reaches the command twice. What comes within so many milliseconds
 * is one signal.
 */
const ONE_SIGNAL = 500;

/**
 * Works until the process is asked to end.
 *
 * @returns The exit code: 0 if the worker was stopped and has given back its jobs, 1 if it could not work or was ended
 * before, and 2 for a mistake in the command.
 * @throws Misuse if there is no such file, or the port is taken.
 */
export async function worker(request: WorkerRequest, output: Output): Promise<0 | 1 | 2> {
  const missing = findMissing(request.file);
  if (missing !== null) throw new Misuse(missing);
  return new WorkerCommand(request, output).run();
}

class WorkerCommand {
  readonly #request: WorkerRequest;
  readonly #output: Output;
  readonly #totals = new WorkTotals();
  readonly #startedAt = new Date();
  readonly #server: HealthServer;
  #process: WorkerProcess | null = null;
  #ready: ReadyReport | null = null;
  #health: string | null = null;
  #stoppedAt: number | null = null;
  #isKilled = false;

  constructor(request: WorkerRequest, output: Output) {
    this.#request = request;
    this.#output = output;
    this.#server = new HealthServer(() => this.#ask());
  }

  async run(): Promise<0 | 1 | 2> {
    const { healthPort } = this.#request;
    if (healthPort !== null) this.#health = await this.#server.listen(healthPort);
    const stop = (): void => this.#stop();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
    this.#process = new WorkerProcess(this.#request, (report) => this.#hear(report));
    const end = await this.#process.ended;
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
    this.#server.close();
    return this.#report(end);
  }

  #hear(report: ReadyReport | EventsReport): void {
    if (report.kind === "events") {
      for (const event of report.events) this.#totals.add(event);
      return this.#say(report.events);
    }
    this.#ready = report;
    const { worker: name, queue, concurrency } = report;
    const pid = this.#process?.pid ?? null;
    this.#say([{ kind: "ready", time: Date.now(), worker: name, queue, concurrency, pid, health: this.#health }]);
  }

  #stop(): void {
    const now = performance.now();
    if (this.#stoppedAt === null) {
      this.#stoppedAt = now;
      const { patienceMs } = this.#request;
      if (this.#ready !== null)
        this.#say([{ kind: "draining", time: Date.now(), running: this.#totals.running, patienceMs }]);
      this.#process?.stop(patienceMs);
    } else if (now - this.#stoppedAt > ONE_SIGNAL) {
      this.#isKilled = true;
      this.#process?.kill();
    }
  }

  #report(end: WorkEnd): 0 | 1 | 2 {
    const time = Date.now();
    if (this.#isKilled) {
      const text = "The worker was ended at once. Other workers take over its jobs.";
      this.#say([{ kind: "error", time, message: text }]);
      return 1;
    }
    if (end.kind === "failed") {
      this.#say([{ kind: "error", time, message: end.text.trimEnd() }]);
      return end.isMisuse ? 2 : 1;
    }
    this.#say([{ kind: "stopped", time, totals: this.#totals.ended }]);
    return 0;
  }

  #say(news: readonly WorkerNews[]): void {
    const { isJson } = this.#request;
    const { print, note } = this.#output;
    for (const each of isJson ? [] : news) if (each.kind === "error") note(`${each.message}\n`);
    print(news.map(isJson ? toWorkerJson : toWorkerText).join(""));
  }

  async #ask(): Promise<Health> {
    const fault = (await this.#process?.ask()) ?? null;
    const status = this.#ready === null ? "starting" : this.#stoppedAt === null ? "working" : "draining";
    const isWell = fault === null && this.#ready !== null;
    const facts = {
      worker: this.#ready?.worker ?? this.#request.name,
      status,
      pid: this.#process?.pid ?? null,
      startedAt: this.#startedAt.toISOString(),
      concurrency: this.#ready?.concurrency ?? this.#request.concurrency,
      running: this.#totals.running,
      totals: this.#totals.ended,
      queue: { name: this.#ready?.queue ?? null, answers: fault === null, fault },
    };
    return { isWell, facts };
  }
}
