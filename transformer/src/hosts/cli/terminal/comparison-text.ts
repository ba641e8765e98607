/** Writes the differences of two runs for a terminal. */
import { styleText } from "node:util";
import { formatDuration } from "@icosian/runtime/tooling";
import type { DurationChange, RunComparison, RunDifference } from "../../../project/runs/compare-runs.js";
import { toTable } from "./to-table.js";
import { toCell } from "./runs-text.js";

/** The number of durations that are shown. */
const MOST_DURATIONS = 20;
/** Durations that differ by less are not shown: milliseconds, and a ratio. */
const SMALLEST = { ms: 5, ratio: 1.2 } as const;

/** Writes the differences as tables. */
export function toComparisonText({ differences, durations }: RunComparison): string {
  const changed = durations.filter(isNotable).slice(0, MOST_DURATIONS);
  const parts = [
    differences.length === 0
      ? "The runs have the same outcome, config, values, graph, software, tags and nodes.\n"
      : toTable(["what", "name", "first run", "second run"], differences.map(toRow), toBold),
    changed.length === 0
      ? ""
      : toTable(["node", "first run", "second run", "ratio"], changed.map(toDurationRow), toBold),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function toRow({ aspect, name, before, after, isCertain }: RunDifference): readonly string[] {
  const unsure = isCertain ? "" : " (cannot be compared)";
  return [aspect, toCell(name, 48), describe(before), `${describe(after)}${unsure}`];
}

function describe(text: string | null): string {
  return text === null ? "-" : toCell(text, 48);
}

function isNotable({ before, after }: DurationChange): boolean {
  const [least, most] = before < after ? [before, after] : [after, before];
  return most - least >= SMALLEST.ms && most >= least * SMALLEST.ratio;
}

function toDurationRow({ node, before, after }: DurationChange): readonly string[] {
  const ratio = before > 0 ? `${(after / before).toFixed(2)}x` : "";
  return [toCell(node, 48), formatDuration(before), formatDuration(after), ratio];
}

function toBold(text: string): string {
  return styleText("bold", text);
}
