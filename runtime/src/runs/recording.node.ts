/** One run while it is recorded. */
import { join } from "node:path";
import type {
  GraphExecuted,
  ItemExecuted,
  NodeExecuted,
  NodeExecution,
  NodeOutcome,
  NodeRetry,
  RunWarning,
} from "../lifecycle/hook-records.js";
import { toRunOutcome } from "../lifecycle/run-outcome.js";
import { EventLines, type EventFacts } from "./event-lines.js";
import { EventLog } from "./event-log.node.js";
import { ItemSums, worstOf, type ItemSum } from "./item-sums.js";
import { EVENTS_FILE, writeRecord } from "./run-files.node.js";
import type { RunRecord } from "./run-record.js";
import { toErrorMessage, toRunError } from "./to-run-error.js";
import { toRunValue, type ValueSettings } from "./to-run-value.node.js";

/** The number of events about items, and of warnings, that a run writes unless all are wanted. */
const MOST_DETAILS = 10_000;
/** Sums are written after this time at the earliest, in milliseconds, and then ever more rarely. */
const FIRST_SUMS = 1000;

/** What a recording needs besides the run. */
export interface RecordingSettings extends ValueSettings {
  /** Which items have events of their own. */
  readonly items: "all" | "failed" | "none";
  /** Names of nodes as JSON, which all runs share. */
  readonly names: Map<string, string>;
  /** Is told of each failure. */
  readonly report: (thrown: unknown) => void;
}

/** Writes the events of one run as they happen, and its record when it ends. */
export class Recording {
  readonly #folder: string;
  readonly #settings: RecordingSettings;
  readonly #record: RunRecord;
  readonly #log: EventLog;
  readonly #lines: EventLines;
  readonly #nodeSums = new ItemSums();
  readonly #itemSums = new ItemSums();
  readonly #began = performance.now();
  #details = 0;
  #nextSums: number;

  /**
   * Writes the record of a run that begins.
   *
   * @param folder - The folder of the run.
   * @throws Whatever the file system throws.
   */
  constructor(folder: string, record: RunRecord, settings: RecordingSettings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#record = record;
    writeRecord(folder, record);
    this.#log = new EventLog(join(folder, EVENTS_FILE), settings.report);
    this.#lines = new EventLines(Date.parse(record.startedAt), this.#began, settings.names);
    this.#nextSums = this.#began + FIRST_SUMS;
  }

  /** Records that a node begins. */
  nodeStart({ node, items }: NodeExecution): void {
    if (items.length > 0 && this.#settings.items !== "all") return;
    const now = performance.now();
    this.#add(this.#lines.nodeStart(now, node.name, items), now);
  }

  /** Records that a node ended. */
  nodeEnd({ node, items, outcome, attempts, durationMs, error }: NodeExecuted): void {
    const now = performance.now();
    const { write } = this.#settings;
    const isItem = items.length > 0;
    const sum = isItem ? this.#nodeSums.add(node.name, outcome, attempts, durationMs) : null;
    const isWritten = !isItem || this.#isWritten(outcome, now);
    const isRead = isFailure(outcome) && (isWritten || sum?.message === null);
    const message = isRead ? toErrorMessage(error, write) : null;
    if (sum !== null) sum.message ??= message;
    if (isItem) this.#writeSums(now);
    if (!isWritten) return;
    this.#add(
      this.#lines.nodeEnd(now, { node: node.name, items, outcome, attempt: attempts, durationMs, message }),
      now,
    );
  }

  /** Records that a node is tried again. */
  retry({ node, items, attempt, delayMs, error }: NodeRetry): void {
    const now = performance.now();
    if (items.length > 0 && (this.#settings.items === "none" || !this.#hasRoom(now))) return;
    const message = toErrorMessage(error, this.#settings.write);
    this.#write(now, { event: "retry", node: node.name, items, attempt, durationMs: delayMs, message });
  }

  /** Records that an item of a fan-out ended. */
  itemEnd({ fanOut, items, success, durationMs, error }: ItemExecuted): void {
    const now = performance.now();
    const sum = this.#itemSums.add(fanOut.name, success ? "computed" : "failed", 1, durationMs);
    const isWritten = this.#isWritten(success ? "computed" : "failed", now);
    const isRead = !success && (isWritten || sum.message === null);
    const message = isRead ? toErrorMessage(error, this.#settings.write) : null;
    sum.message ??= message;
    const outcome = success ? "success" : "failed";
    if (isWritten) this.#write(now, { event: "itemEnd", node: fanOut.name, items, outcome, durationMs, message });
  }

  /** Records a warning. */
  warning({ node, message }: Pick<RunWarning, "node" | "message">): void {
    const now = performance.now();
    if (!this.#hasRoom(now)) return;
    this.#write(now, { event: "warning", node: node?.name ?? null, message: this.#settings.write(message, 2000) });
  }

  /**
   * Records the end of the run: first the last events, then the record.
   *
   * @throws Whatever the file system throws.
   */
  end(executed: GraphExecuted): void {
    const now = performance.now();
    const outcome = toRunOutcome(executed);
    const { write } = this.#settings;
    const message = executed.success ? null : toErrorMessage(executed.error, write);
    this.#nextSums = 0;
    this.#writeSums(now);
    this.#write(now, { event: "runEnd", outcome, durationMs: now - this.#began, message });
    this.#log.close();
    const endedAt = this.#lines.toTime(now);
    const error = executed.success ? null : toRunError(executed.error, write);
    const outputs = this.#describeOutputs(executed.results);
    writeRecord(this.#folder, { ...this.#record, endedAt, outcome, outputs, error });
  }

  /** Writes what waits to be written. */
  flush(): void {
    this.#log.flush();
  }

  #describeOutputs(results: GraphExecuted["results"]): RunRecord["outputs"] {
    if (results === undefined) return this.#record.outputs;
    const describe = (value: unknown): ReturnType<typeof toRunValue> => toRunValue(value, this.#settings);
    return Object.fromEntries(Object.keys(results).map((name) => [name, describe(results[name])]));
  }

  /** Whether an event of a single item is written. */
  #isWritten(outcome: NodeOutcome, now: number): boolean {
    const { items } = this.#settings;
    return items === "all" || (items === "failed" && isFailure(outcome) && this.#hasRoom(now));
  }

  /** Whether another event about an item, or another warning, may be written. The first one that may not is replaced by a warning. */
  #hasRoom(now: number): boolean {
    if (this.#settings.items === "all" || ++this.#details <= MOST_DETAILS) return true;
    if (this.#details === MOST_DETAILS + 1)
      this.#write(now, {
        event: "warning",
        node: null,
        message: `This run has more than ${MOST_DETAILS.toLocaleString("en")} warnings and events about single items; the others are not written.`,
      });
    return false;
  }

  /** Writes the sums that have changed, if it is time: after 1 s, and then whenever the run takes 5 % longer. */
  #writeSums(now: number): void {
    if (now < this.#nextSums) return;
    this.#nextSums = now + Math.max(FIRST_SUMS, (now - this.#began) / 20);
    for (const [node, sum] of this.#nodeSums.takeNew()) this.#write(now, toNodeSum(node, sum));
    for (const [node, sum] of this.#itemSums.takeNew()) this.#write(now, toItemSum(node, sum));
  }

  #write(now: number, facts: EventFacts): void {
    this.#add(this.#lines.write(now, facts), now);
  }

  #add(line: string, now: number): void {
    this.#log.add(line, now);
  }
}

/** The error behind a sentinel is told nowhere else. */
function isFailure(outcome: NodeOutcome): boolean {
  return outcome === "failed" || outcome === "sentinel";
}

function toNodeSum(node: string, sum: ItemSum): EventFacts {
  const { counts, attempts: attempt, durationMs, message } = sum;
  return { event: "nodeEnd", node, items: [], outcome: worstOf(sum), attempt, durationMs, message, counts };
}

function toItemSum(node: string, sum: ItemSum): EventFacts {
  const { counts, durationMs, message } = sum;
  const outcome = counts.failed > 0 ? "failed" : "success";
  const ended = { success: counts.computed, failed: counts.failed };
  return { event: "itemEnd", node, items: [], outcome, durationMs, message, counts: ended };
}
