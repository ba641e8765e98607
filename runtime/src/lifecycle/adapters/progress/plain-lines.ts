/** Writes progress as sentences, one per line: for logs, and for what remains on a terminal. */
import type { GraphExecuted, ItemExecuted, NodeRetry, RunWarning } from "../../hook-records.js";
import { errorText } from "../text/error-text.js";
import { formatDuration } from "../text/format-duration.js";
import { executionText, itemText } from "../text/item-text.js";
import { toPlainLine } from "../text/line-width.js";
import { countText, doneText, itemsText, rateText, runningText, timeText, troubleTexts } from "./parts.js";
import type { Snapshot } from "./snapshot.js";

/** The longest list of nodes in progress, and of outputs, in columns. */
const LONGEST = { running: 60, outputs: 60 } as const;

/** Writes what a run is for: `weeklyReport, summary`. */
export function outputsText(outputs: readonly string[]): string {
  return outputs.length === 0 ? "no outputs" : toPlainLine(outputs.join(", "), LONGEST.outputs);
}

/** Writes that a run begins. */
export function beginLine(outputs: readonly string[], total: number | null): string {
  return `${outputsText(outputs)}${total === null ? "" : `: ${countText(total, "node")}`}`;
}

/** Writes how far a run is. */
export function stateLine(snapshot: Snapshot): string {
  const running = runningText(snapshot.running, LONGEST.running);
  return join([
    doneText(snapshot),
    ...troubleTexts(snapshot),
    itemsText(snapshot.items),
    snapshot.rate === null ? "" : rateText(snapshot.rate),
    timeText(snapshot),
    running === "" ? "" : `running ${running}`,
  ]);
}

/** Writes how a run ended. */
export function endLine(outputs: readonly string[], snapshot: Snapshot, record: GraphExecuted): string {
  const { success, error, durationMs } = record;
  const numbers = join([itemsText(snapshot.items), ...troubleTexts(snapshot)]);
  const rest = numbers === "" ? "" : `, ${numbers}`;
  const cached = snapshot.cached > 0 ? ` (${snapshot.cached} cached)` : "";
  if (success)
    return `${outputsText(outputs)}: ${countText(snapshot.done, "node")}${cached} in ${formatDuration(durationMs)}${rest}`;
  const reached = `${outputsText(outputs)} failed after ${formatDuration(durationMs)} at ${doneText(snapshot)}${rest}`;
  return `${reached}: ${errorText(error)}`;
}

/** Writes that a node failed and is tried again. */
export function retryLine({ node, items, attempt, error, delayMs }: NodeRetry): string {
  const next = delayMs > 0 ? `attempt ${attempt + 1} in ${formatDuration(delayMs)}` : `attempt ${attempt + 1}`;
  return `${executionText(node.name, items)} failed, ${next}: ${errorText(error)}`;
}

/** Writes that an item failed. */
export function itemLine({ items, error }: ItemExecuted): string {
  return `item ${itemText(items)} failed: ${errorText(error)}`;
}

/** Writes a warning. */
export function warningLine({ message }: RunWarning): string {
  return toPlainLine(message);
}

function join(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(", ");
}
