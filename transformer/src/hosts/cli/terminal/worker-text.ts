/** What `icosian worker` prints: a line for each event, for people or as JSON. */
import { formatDuration, toPlainText } from "@icosian/runtime/tooling";
import { count } from "../../../diagnostics/count.js";
import type { Timed, TimedEvent } from "../../../project/work/work-messages.js";
import type { WorkTotals } from "../../../project/work/work-totals.js";
import { toTime } from "../commands/watch-command.js";

/** What is printed. */
export type WorkerNews = TimedEvent | (CommandNews & Timed);

/** What the command itself has to say. */
type CommandNews =
  | {
      readonly kind: "ready";
      readonly worker: string;
      readonly queue: string;
      readonly concurrency: number;
      /** The process that computes. */
      readonly pid: number | null;
      /** The address to ask how the worker is; null if there is none. */
      readonly health: string | null;
    }
  | { readonly kind: "draining"; readonly running: number; readonly patienceMs: number }
  | { readonly kind: "stopped"; readonly totals: WorkTotals["ended"] }
  | { readonly kind: "error"; readonly message: string };

/** The digits of the id of a job that are shown to people. */
const ID_LENGTH = 8;

/** The longest reason that is shown to people. */
const LONGEST = 400;

/** One line of JSON. */
export function toWorkerJson({ kind, time, ...facts }: WorkerNews): string {
  return `${JSON.stringify({ event: kind, time: new Date(time).toISOString(), ...facts })}\n`;
}

/** One line for people; none for an error, which is told elsewhere. */
export function toWorkerText(news: WorkerNews): string {
  return news.kind === "error" ? "" : `[${toTime(new Date(news.time))}] ${describe(news)}\n`;
}

function describe(news: Exclude<WorkerNews, { readonly kind: "error" }>): string {
  switch (news.kind) {
    case "ready": {
      const health = news.health === null ? "" : ` It says how it is at ${news.health}.`;
      const jobs = count(news.concurrency, "job");
      return `Worker ${toLine(news.worker)} takes jobs from ${toLine(news.queue)}, ${jobs} at a time (Ctrl+C stops it).${health}`;
    }
    case "began":
      return `${toJob(news)} began: ${count(news.items, "item")}`;
    case "ended":
      return `${toJob(news)} ${describeEnd(news)}`;
    case "fault":
      return toLine(news.message);
    case "recovered":
      return "The queue answers again.";
    case "draining": {
      const running = news.running === 0 ? "No job runs" : `${count(news.running, "job")} may run on`;
      const patience = news.running === 0 ? "" : ` for ${formatDuration(news.patienceMs)}`;
      return `Stopping: takes no more jobs. ${running}${patience}. A second signal ends it at once.`;
    }
    case "stopped": {
      const { stored, aborted, ...others } = news.totals;
      const parts = Object.entries({ ...others, "given back or cancelled": aborted }).filter(([, jobs]) => jobs > 0);
      return `Stopped. ${[`${count(stored, "job")} done`, ...parts.map(([name, jobs]) => `${jobs} ${name}`)].join(", ")}.`;
    }
  }
}

function toJob({ node, id }: { readonly node: string; readonly id: string }): string {
  return `${toLine(node)} ${toLine(id.slice(0, ID_LENGTH))}`;
}

function describeEnd({ outcome, reason, durationMs }: Extract<TimedEvent, { readonly kind: "ended" }>): string {
  const duration = formatDuration(durationMs);
  switch (outcome) {
    case "stored":
      return `ended after ${duration}`;
    case "missing":
      return `ended after ${duration}: the store has lost its inputs, which are sent again`;
    case "refused":
      return `was refused: ${toLine(reason ?? "")}`;
    case "failed":
      return `failed after ${duration}: ${toLine(reason ?? "")}`;
    case "aborted":
      return `was given back or cancelled after ${duration}: ${toLine(reason ?? "")}`;
  }
}

/** A text of others as one line. */
function toLine(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return toPlainText(short.replaceAll(/\s*\n\s*/g, " "));
}
