/** Writes recorded times as trees: runs, their nodes, and below a fan-out the nodes that are computed for its items. */
import { alignColumns, type Alignment } from "../text/align-columns.js";
import { formatDuration } from "../text/format-duration.js";
import { shortRunId } from "../text/item-text.js";
import { toPlainLine } from "../text/line-width.js";
import type { RecordedRun } from "./recorded-run.js";
import type { Recorder } from "./recorder.js";
import { durationOf, selfOf, type Span } from "./span.js";
import type { TimingRow } from "./timing-row.js";

const HEADER = ["", "count", "total", "self", "share", "mean", "max", ""] as const;
const ALIGNMENTS: readonly Alignment[] = ["left", "right", "right", "right", "right", "right", "right", "left"];

/** The number of runs that are written, the latest ones, and the columns that the outputs of a run may take. */
const SHOWN = { runs: 20, outputs: 40 } as const;

/**
 * Writes the latest runs.
 *
 * @param nowMs - The time of the clock, for runs in progress.
 */
export function toTimingsText({ runs, forgottenRuns }: Recorder, nowMs: number): string {
  const shown = runs.slice(-SHOWN.runs);
  if (shown.length === 0) return `No run was recorded.${forgottenRuns === 0 ? "" : ` ${forgottenText(forgottenRuns)}`}`;
  const hidden = runs.length - shown.length;
  const dropped = shown.reduce((sum, run) => sum + run.dropped, 0);
  const lines = alignColumns([HEADER, ...shown.flatMap((run) => toRunRows(run, nowMs))], ALIGNMENTS);
  return [
    ...lines,
    ...(hidden === 0 ? [] : [`${hidden} earlier ${hidden === 1 ? "run is" : "runs are"} not shown.`]),
    ...(forgottenRuns === 0 ? [] : [forgottenText(forgottenRuns)]),
    ...(dropped === 0 ? [] : [`${dropped} events are counted here, but missing in the trace (\`maxEvents\`).`]),
  ].join("\n");
}

function forgottenText(count: number): string {
  return `${count} earlier ${count === 1 ? "run was" : "runs were"} forgotten (\`maxEvents\`).`;
}

function toRunRows(run: RecordedRun, nowMs: number): readonly (readonly string[])[] {
  const { span, rows } = run;
  const totalMs = durationOf(span, nowMs);
  const children = groupBy(rows.values(), ({ parent }) => (parent !== null && rows.has(parent) ? parent : null));
  const openByName = groupBy(run.open, ({ name }) => name);
  const lines: string[][] = [
    [
      `run ${shortRunId(run.runId)} ${toPlainLine(span.name, SHOWN.outputs)}`,
      "1",
      formatDuration(totalMs),
      formatDuration(selfOf(span, nowMs)),
      "100 %",
      "",
      "",
      span.outcome === "success" ? "" : span.outcome,
    ],
  ];
  addChildren(null, "");
  return lines;

  function addChildren(parent: string | null, indent: string): void {
    const sorted = (children.get(parent) ?? []).sort((a, b) => b.totalMs - a.totalMs || (a.name < b.name ? -1 : 1));
    for (const [index, row] of sorted.entries()) {
      const isLast = index === sorted.length - 1;
      const cells = toCells(row, totalMs, openByName.get(row.name) ?? [], nowMs);
      lines.push([`${indent}${isLast ? "└─" : "├─"} ${row.name}`, ...cells]);
      addChildren(row.name, `${indent}${isLast ? "   " : "│  "}`);
    }
  }
}

function groupBy<Value, Key>(values: Iterable<Value>, toKey: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = toKey(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function toCells(row: TimingRow, runMs: number, open: readonly Span[], nowMs: number): readonly string[] {
  const { count, totalMs, selfMs, maxMs } = row;
  const notes = toNotes(row, open, nowMs);
  if (count === 0) return ["0", "", "", "", "", "", notes];
  return [
    String(count),
    formatDuration(totalMs),
    formatDuration(selfMs),
    runMs > 0 ? `${((totalMs / runMs) * 100).toFixed(0)} %` : "",
    formatDuration(totalMs / count),
    formatDuration(maxMs),
    notes,
  ];
}

function toNotes(row: TimingRow, open: readonly Span[], nowMs: number): string {
  const { items, failed, cached, sentinels, retries } = row;
  const since = Math.min(...open.map(({ sinceMs }) => sinceMs));
  const notes: readonly (readonly [count: number, text: string])[] = [
    [items, items === 1 ? "1 item" : `${items} items`],
    [failed, `${failed} failed`],
    [cached, `${cached} cached`],
    [sentinels, sentinels === 1 ? "1 sentinel" : `${sentinels} sentinels`],
    [retries, retries === 1 ? "1 retry" : `${retries} retries`],
    [open.length, `${open.length} running for ${formatDuration(nowMs - since)}`],
  ];
  return notes.flatMap(([number, text]) => (number > 0 ? [text] : [])).join(", ");
}
