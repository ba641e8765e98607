/** Follows runs by their hooks, and decides when something is shown. */
import type { GraphExecuted, GraphExecution, ItemExecuted, NodeRetry, RunWarning } from "../../hook-records.js";
import { startTimer } from "../start-timer.js";
import type { Display, NoteKind } from "./display.js";
import { KnownGraphs } from "./known-graphs.js";
import { beginLine, endLine, itemLine, retryLine, warningLine } from "./plain-lines.js";
import { RunTally } from "./run-tally.js";
import { toSnapshot } from "./snapshot.js";

/** The number of warnings of a run that are shown; more are counted. */
const SHOWN_WARNINGS = 10;

/** The runs in progress of one adapter. The display and its timer exist only while there are some. */
export class ProgressWatch {
  /** The dataflows that the adapter watches. */
  readonly graphs: KnownGraphs = new KnownGraphs();
  readonly #openDisplay: () => Display;
  readonly #runs = new Map<string, RunTally>();
  /** What was told already and is only counted from now on, by run. */
  readonly #told = new WeakMap<RunTally, Set<string>>();
  #display: Display | null = null;
  #shownMs = 0;
  #stopTimer: () => void = () => {};

  /** @param openDisplay - Called when a run begins and no other is in progress. */
  constructor(openDisplay: () => Display) {
    this.#openDisplay = openDisplay;
  }

  /** A run begins. */
  begin(record: GraphExecution): void {
    const { runId, outputs } = record;
    const needed = this.graphs.countNeeded(record);
    const now = performance.now();
    if (this.#display === null) {
      this.#display = this.#openDisplay();
      this.#shownMs = now;
      this.#wait(this.#display);
    }
    this.#runs.set(runId, new RunTally(record, needed, now));
    this.#display.note(runId, "begin", beginLine(outputs, needed));
  }

  /** Updates the tally of a run, and what is shown if it is time for that. */
  update(runId: string, change: (tally: RunTally, nowMs: number) => void): void {
    const tally = this.#runs.get(runId);
    if (tally === undefined) return;
    const now = performance.now();
    change(tally, now);
    // A timer alone would not do, because a sync run leaves it no time.
    if (this.#display !== null && now - this.#shownMs >= this.#display.intervalMs) this.#show(this.#display, now);
  }

  /** A node failed and is tried again: the first time in a run it is told, then it is only counted. */
  retry(record: NodeRetry): void {
    this.update(record.runId, (tally) => {
      tally.retryNode(record);
      this.#tellOnce(tally, `retry ${record.node.name}`, "retry", () => retryLine(record));
    });
  }

  /** An item has ended: the first that fails is told, then failures are only counted. */
  endItem(record: ItemExecuted): void {
    this.update(record.runId, (tally) => {
      tally.endItem(record);
      if (!record.success) this.#tellOnce(tally, `item ${record.fanOut.name}`, "failed", () => itemLine(record));
    });
  }

  /** Something warns. */
  warn(record: RunWarning): void {
    const tally = record.runId === null ? undefined : this.#runs.get(record.runId);
    if (tally === undefined) return this.#note(null, warningLine(record));
    tally.warnings++;
    if (tally.warnings <= SHOWN_WARNINGS) this.#note(tally.runId, warningLine(record));
    if (tally.warnings === SHOWN_WARNINGS) this.#note(tally.runId, "more warnings of this run are only counted");
  }

  /** A run has ended. */
  end(record: GraphExecuted): void {
    const tally = this.#runs.get(record.runId);
    if (tally === undefined || !this.#runs.delete(record.runId)) return;
    tally.isComplete = record.success;
    const line = endLine(tally.outputs, toSnapshot(tally, performance.now()), record);
    const display = this.#display;
    if (this.#runs.size === 0) {
      this.#stopTimer();
      display?.close();
      this.#display = null;
    }
    display?.note(record.runId, record.success ? "done" : "failed", line);
  }

  #wait(display: Display): void {
    this.#stopTimer = startTimer(display.intervalMs, () => {
      const now = performance.now();
      // Not if a hook has just done it; timers may also end a little early.
      if (now - this.#shownMs >= display.intervalMs / 2) this.#show(display, now);
      this.#wait(display);
    });
  }

  #show(display: Display, nowMs: number): void {
    this.#shownMs = nowMs;
    display.show([...this.#runs.values()], nowMs);
  }

  #tellOnce(tally: RunTally, key: string, kind: NoteKind, toLine: () => string): void {
    const told = this.#told.get(tally) ?? new Set();
    if (told.has(key)) return;
    this.#told.set(tally, told.add(key));
    this.#display?.note(tally.runId, kind, toLine());
  }

  #note(runId: string | null, text: string): void {
    (this.#display ?? this.#openDisplay()).note(runId, "warning", text);
  }
}
