/** Records the times of runs, with a limit to what it keeps. */
import type { GraphExecuted, GraphExecution } from "../../hook-records.js";
import { RecordedRun } from "./recorded-run.js";
import type { Span } from "./span.js";

/** The runs of one adapter. If there are too many events, those of the runs that ended first are forgotten. */
export class Recorder {
  readonly #maxEvents: number;
  readonly #runs = new Map<string, RecordedRun>();
  #forgottenRuns = 0;
  #events = 0;

  /** @param maxEvents - The maximum number of runs, nodes and items of which single times are kept. */
  constructor(maxEvents: number) {
    this.#maxEvents = maxEvents;
  }

  /** The runs that are remembered, in the order in which they began. */
  get runs(): readonly RecordedRun[] {
    return [...this.#runs.values()];
  }

  /** The number of runs that were forgotten. */
  get forgottenRuns(): number {
    return this.#forgottenRuns;
  }

  /** Returns a run, if it is in progress. */
  find(runId: string): RecordedRun | null {
    const run = this.#runs.get(runId);
    return run === undefined || run.hasEnded ? null : run;
  }

  /** A run begins. */
  begin(record: GraphExecution, nowMs: number): void {
    this.#runs.set(record.runId, new RecordedRun(record, nowMs, this.#keep));
    this.#events++;
    this.#makeRoom();
  }

  /** A run has ended. */
  end(record: GraphExecuted, nowMs: number): void {
    this.find(record.runId)?.end(record, nowMs);
  }

  /** Forgets all runs that have ended. */
  clear(): void {
    for (const run of this.runs) if (run.hasEnded) this.#forget(run);
    this.#forgottenRuns = 0;
  }

  readonly #keep = (run: RecordedRun, span: Span): void => {
    run.ended.push(span);
    this.#events++;
    this.#makeRoom();
    if (this.#events <= this.#maxEvents) return;
    // Only runs in progress are left: the first events of a run say more than the last.
    run.ended.pop();
    run.dropped++;
    this.#events--;
  };

  #makeRoom(): void {
    if (this.#events <= this.#maxEvents) return;
    for (const run of this.#runs.values()) {
      if (run.hasEnded) this.#forget(run);
      if (this.#events <= this.#maxEvents) return;
    }
  }

  #forget(run: RecordedRun): void {
    this.#runs.delete(run.runId);
    this.#events -= run.ended.length + 1;
    this.#forgottenRuns++;
  }
}
