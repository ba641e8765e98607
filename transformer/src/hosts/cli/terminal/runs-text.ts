/** Writes runs for a terminal. No text of a run can do anything to the terminal. */
import { styleText } from "node:util";
import { formatDuration, toPlainText } from "@icosian/runtime/tooling";
import type { RunValue } from "@icosian/runtime/runs";
import type { FoundRun } from "../../../project/runs/read-runs.js";
import type { RunHistory, RunNode } from "../../../project/runs/read-run-nodes.js";
import { toTable } from "./to-table.js";

/** The number of nodes that are shown. */
const MOST_NODES = 50;
/** The number of characters of an id that are shown. */
const ID_LENGTH = 8;

/** Writes a table with a line for each run. */
export function toRunList(runs: readonly FoundRun[]): string {
  const rows = runs.map((run) => [
    run.record.runId.slice(0, ID_LENGTH),
    toShownTime(run.record.startedAt),
    toShownDuration(run),
    run.outcome,
    toCell(Object.keys(run.record.outputs).join(", "), 40),
    toCell(describeTags(run), 40),
  ]);
  if (rows.length === 0) return "";
  return toTable(["run", "started (UTC)", "duration", "outcome", "outputs", "tags"], rows, toBold);
}

/** Writes all that is known of one run. */
export function toRunPage(run: FoundRun, { nodes, warnings, warningCount, damagedLines }: RunHistory): string {
  const { record } = run;
  const { error } = record;
  return [
    toFacts(run),
    ...(["inputs", "overrides", "outputs"] as const).map((name) => toValueLines(name, record[name])),
    error === null ? "" : toSection("error", toErrorLines(error)),
    warnings.length === 0
      ? ""
      : toSection(
          warningCount > warnings.length ? `the first ${warnings.length} of ${warningCount} warnings` : "warnings",
          warnings.map(({ node, message }) => `${node === null ? "" : `${toCell(node, 80)}: `}${toCell(message, 400)}`),
        ),
    nodes.length === 0 ? "" : `\n${toNodeTable(nodes.slice(0, MOST_NODES))}`,
    nodes.length > MOST_NODES ? `… and ${nodes.length - MOST_NODES} more nodes; --json shows all.\n` : "",
    damagedLines === 0
      ? ""
      : `\n${damagedLines} ${damagedLines === 1 ? "line" : "lines"} of events.ndjson cannot be read.\n`,
  ].join("");
}

/** Writes a run in a few words: its id, start and outcome. */
export function toRunTitle({ record, outcome }: FoundRun): string {
  return `${record.runId.slice(0, ID_LENGTH)} (${toShownTime(record.startedAt)} UTC, ${outcome})`;
}

/** Makes a text of a run fit for one line of a terminal. */
export function toCell(text: string, longest: number): string {
  if (text === "") return "";
  const plain = toPlainText(text.slice(0, longest * 4));
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}

function toFacts(run: FoundRun): string {
  const { runId, config, git, host, versions, graphVersion } = run.record;
  const branch = git?.branch ? ` on ${git.branch}` : "";
  const commit =
    git === null ? "" : `${git.commit ?? "no commit"}${branch}${git.isDirty === true ? ", with changes" : ""}`;
  const facts: readonly (readonly [string, string])[] = [
    ["run", runId],
    ["outcome", run.outcome],
    ["started", `${toShownTime(run.record.startedAt)} UTC`],
    ["duration", toShownDuration(run)],
    ["tags", describeTags(run)],
    ["config", Object.keys(config).length === 0 ? "" : JSON.stringify(config)],
    ["graph", graphVersion ?? ""],
    ["commit", commit],
    ["host", [host.hostname, `process ${host.pid}`, `${host.platform}-${host.arch}`].join(", ")],
    ["versions", `@icosian/runtime ${versions.runtime}, Node.js ${versions.node}`],
  ];
  const lines = facts
    .filter(([, fact]) => fact !== "")
    .map(([name, fact]) => `${toBold(name.padEnd(9))} ${toCell(fact, 400)}`);
  return `${lines.join("\n")}\n`;
}

function toValueLines(title: string, values: Readonly<Record<string, RunValue | null>>): string {
  const entries = Object.entries(values);
  if (entries.length === 0) return "";
  return toSection(
    title,
    entries.map(([name, value]) => `${toCell(name, 80)}: ${describeValue(value)}`),
  );
}

function describeValue(value: RunValue | null): string {
  if (value === null) return "not computed";
  const { type, length, missing, version, opaque } = value;
  const size = length === null ? "" : `(${length})`;
  const gaps = typeof missing === "number" && missing > 0 ? `, ${missing} missing` : "";
  const hash = version === null ? `no version: ${toCell(opaque ?? "", 120)}` : version;
  return `${toCell(type, 80)}${size}${gaps}, ${hash}`;
}

function toErrorLines({ message, causes }: NonNullable<FoundRun["record"]["error"]>): readonly string[] {
  const stack = causes.map((cause) => cause.stack).find((text) => text !== null) ?? "";
  return [...message.split("\n"), ...stack.split("\n")]
    .slice(0, 40)
    .flatMap((line) => (line === "" ? [] : [toCell(line, 400)]));
}

function toNodeTable(nodes: readonly RunNode[]): string {
  const rows = nodes.map(({ name, outcome, durationMs, attempts, counts, message }) => [
    toCell(name, 48),
    toCell(outcome, 20),
    durationMs === null ? "" : formatDuration(durationMs),
    attempts > 1 && counts === null ? `${attempts} attempts` : "",
    counts === null ? "" : toCell(describeCounts(counts), 60),
    toCell(message ?? "", 80),
  ]);
  return toTable(["node", "outcome", "duration", "attempts", "items", "error"], rows, toBold);
}

function describeCounts(counts: NonNullable<RunNode["counts"]>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count.toLocaleString("en")} ${outcome}`)
    .join(", ");
}

function toSection(title: string, lines: readonly string[]): string {
  return `\n${toBold(title)}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function describeTags({ record }: FoundRun): string {
  return Object.entries(record.tags)
    .map(([key, value]) => `${key}=${[value].flat().join(",")}`)
    .join(" ");
}

function toShownTime(time: string): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

function toShownDuration({ record }: FoundRun): string {
  return record.endedAt === null ? "" : formatDuration(Date.parse(record.endedAt) - Date.parse(record.startedAt));
}

function toBold(text: string): string {
  return styleText("bold", text);
}
