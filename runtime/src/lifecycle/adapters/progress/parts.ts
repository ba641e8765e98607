/** The parts of a line of progress, each as a short text. */
import { formatClock, formatDuration } from "../text/format-duration.js";
import { shorten, widthOf } from "../text/line-width.js";
import type { Rate, ShownItems, ShownNode, Snapshot } from "./snapshot.js";

/** The shortest time that is written beside a node in progress, in milliseconds. */
const SHOWN_FROM_MS = 1000;

/** Writes a number of things: `1 node`, `2 nodes`. */
export function countText(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Writes how many nodes are done: `12/20 nodes`. */
export function doneText({ done, total }: Snapshot): string {
  return total === null ? countText(done, "node") : `${done}/${countText(total, "node")}`;
}

/** Writes the items of fan-outs: `page 132 items (3 failed), line 4 items`. */
export function itemsText(items: readonly ShownItems[]): string {
  return items.map(({ name, ended, failed }) => `${name} ${countText(ended, "item")}${failedText(failed)}`).join(", ");
}

function failedText(failed: number): string {
  return failed === 0 ? "" : ` (${failed} failed)`;
}

/** Writes a speed: `34 nodes/s`, `3.4 items/s`; below one per second `2.50 s per item`. */
export function rateText({ perSecond, unit }: Rate): string {
  if (perSecond < 1) return `${formatDuration(1000 / perSecond)} per ${unit}`;
  return `${perSecond < 9.95 ? perSecond.toFixed(1) : perSecond.toFixed(0)} ${unit}s/s`;
}

/** Writes the time since the beginning, and the time that is left if it is known: `0:34, 0:12 left`. */
export function timeText({ elapsedMs, remainingMs }: Snapshot): string {
  const elapsed = formatClock(elapsedMs);
  return remainingMs === null ? elapsed : `${elapsed}, ${formatClock(Math.ceil(remainingMs / 1000) * 1000)} left`;
}

/** Writes the numbers of failures, sentinels, retries and warnings that are not 0. */
export function troubleTexts({ failures, sentinels, retries, warnings }: Snapshot): readonly string[] {
  return [
    ...(failures > 0 ? [`${failures} failed`] : []),
    ...(sentinels > 0 ? [countText(sentinels, "sentinel")] : []),
    ...(retries > 0 ? [retries === 1 ? "1 retry" : `${retries} retries`] : []),
    ...(warnings > 0 ? [countText(warnings, "warning")] : []),
  ];
}

/**
 * Writes the nodes in progress: `embed ×4, store 0:12 (1 retrying) +5`.
 *
 * @param columns - The width that there is for it; those that do not fit are counted.
 * @returns An empty text if there are none.
 */
export function runningText(running: readonly ShownNode[], columns: number): string {
  let text = "";
  for (const [index, node] of running.entries()) {
    const longer = text === "" ? nodeText(node) : `${text}, ${nodeText(node)}`;
    const rest = running.length - index - 1;
    if (widthOf(longer) + (rest === 0 ? 0 : ` +${rest}`.length) > columns)
      return text === "" ? shorten(longer, columns) : `${text} +${running.length - index}`;
    text = longer;
  }
  return text;
}

function nodeText({ name, count, retrying, elapsedMs }: ShownNode): string {
  const times = count === 1 ? "" : ` ×${count}`;
  const elapsed = elapsedMs === null || elapsedMs < SHOWN_FROM_MS ? "" : ` ${formatClock(elapsedMs)}`;
  return `${name}${times}${elapsed}${retrying === 0 ? "" : ` (${retrying} retrying)`}`;
}
