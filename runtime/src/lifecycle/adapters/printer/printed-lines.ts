/** Writes what happens in runs, one line each. */
import type {
  GraphExecuted,
  GraphExecution,
  NodeExecuted,
  NodeExecution,
  NodeExpanded,
  NodeRetry,
  RunWarning,
} from "../../hook-records.js";
import { describeValue } from "../text/describe-value.js";
import { errorText } from "../text/error-text.js";
import { formatDuration } from "../text/format-duration.js";
import { executionText, shortRunId } from "../text/item-text.js";
import { toPlainLine } from "../text/line-width.js";

/** Writes that a run begins, and with what. */
export function runBeginLine({ runId, outputs, inputs, overrides }: GraphExecution): string {
  const given = [describeAll("inputs", inputs), describeAll("overrides", overrides)].filter((text) => text !== "");
  return line(runId, "→", ["run", toPlainLine(outputs.join(", ")), ...given]);
}

/** Writes that a run has ended. */
export function runEndLine({ runId, success, error, durationMs }: GraphExecuted): string {
  const symbol = success ? "✓" : "✗";
  return line(runId, symbol, ["run", formatDuration(durationMs), ...(success ? [] : [errorText(error)])]);
}

/** Writes that a node begins, and with what; the inputs may be left out of the record. */
export function nodeBeginLine({ runId, node, inputs, items }: NodeExecution): string {
  return line(runId, "→", [executionText(node.name, items), describeAll("", inputs)]);
}

/** Writes that a node has ended. What has no value of its own, such as a fan-out, has no description of one. */
export function nodeEndLine(record: NodeExecuted): string {
  const { runId, node, items, outcome, error, attempts, durationMs } = record;
  const result = record.result === undefined ? "" : describeValue(record.result);
  const tries = attempts > 1 ? `${attempts} attempts` : "";
  const took = formatDuration(durationMs);
  const name = executionText(node.name, items);
  switch (outcome) {
    case "failed":
      return line(runId, "✗", [name, took, tries, errorText(error)]);
    case "sentinel":
      return line(runId, "∅", [name, `sentinel ${result}`, took, tries]);
    case "cached":
      return line(runId, "✓", [name, result, took, "cached"]);
    case "computed":
      return line(runId, "✓", [name, result, took, tries]);
  }
}

/** Writes that the source of a fan-out has no more items. */
export function expandLine({ runId, node, count }: NodeExpanded): string {
  return line(runId, "⋯", [node.name, `${count} ${count === 1 ? "item" : "items"}`]);
}

/** Writes that a node is about to be tried again. */
export function retryLine({ runId, node, items, attempt, error, delayMs }: NodeRetry): string {
  const delay = delayMs > 0 ? ` in ${formatDuration(delayMs)}` : "";
  return line(runId, "↻", [
    executionText(node.name, items),
    `attempt ${attempt} failed: ${errorText(error)}`,
    `next${delay}`,
  ]);
}

/** Writes a warning. */
export function warningLine({ runId, message }: RunWarning): string {
  return line(runId, "!", [toPlainLine(message)]);
}

function line(runId: string | null, symbol: string, parts: readonly string[]): string {
  const text = parts.filter((part) => part !== "").join("  ");
  return `${runId === null ? "" : `[${shortRunId(runId)}] `}${symbol} ${text}`;
}

function describeAll(title: string, values: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(values).map(([name, value]) => `${toPlainLine(name)}: ${describeValue(value)}`);
  return texts.length === 0 ? "" : `${title === "" ? "" : `${title} `}{ ${texts.join(", ")} }`;
}
