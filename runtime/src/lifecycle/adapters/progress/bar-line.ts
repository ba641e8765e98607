/** Draws the line of progress on a terminal: a bar, and the facts that fit into the rest of the line. */
import { shorten, widthOf } from "../text/line-width.js";
import { paint, type Color } from "./paint.js";
import { countText, doneText, itemsText, rateText, runningText, timeText, troubleTexts } from "./parts.js";
import type { Snapshot } from "./snapshot.js";

/** What stands between two parts. */
const GAP = "  ";

/** The rank of the nodes in progress, which take whatever room is left, and the room that they need. */
const RUNNING = 5;
const LEAST_FOR_RUNNING = 20;

/** A part of the line. */
interface LinePart {
  readonly text: string;
  /** Of the parts that do not fit, the one with the highest rank is left out first. */
  readonly rank: number;
  readonly color: Color;
}

/**
 * Draws a line.
 *
 * @param columns - The width that it may take.
 */
export function toBarLine(snapshot: Snapshot, columns: number, isColored: boolean): string {
  const { runs, rate, items, running, failures } = snapshot;
  const all: readonly LinePart[] = [
    { text: toBar(snapshot, columns >= 100 ? 24 : columns >= 60 ? 16 : 10), rank: 3, color: "green" },
    { text: runs === 1 ? "" : countText(runs, "run"), rank: 4, color: "plain" },
    { text: doneText(snapshot), rank: 0, color: "plain" },
    { text: failures === 0 ? "" : `${failures} failed`, rank: 1, color: "red" },
    { text: troubleTexts({ ...snapshot, failures: 0 }).join(", "), rank: 8, color: "yellow" },
    { text: itemsText(items), rank: 2, color: "plain" },
    { text: rate === null ? "" : rateText(rate), rank: 7, color: "dim" },
    { text: timeText(snapshot), rank: 6, color: "dim" },
    // All of the room that it may need, so that other parts do not come and go with the nodes.
    { text: running.length === 0 ? "" : "·".repeat(LEAST_FOR_RUNNING), rank: RUNNING, color: "dim" },
  ];
  const parts = fit(
    all.filter(({ text }) => text !== ""),
    columns,
  );
  const room = columns - widthOfAll(parts.filter(({ rank }) => rank !== RUNNING)) - GAP.length;
  return parts
    .map(({ text, rank, color }) => {
      const shown = rank === RUNNING ? runningText(running, room) : shorten(text, columns);
      return paint(shown, isColored ? color : "plain");
    })
    .join(GAP);
}

/** Leaves out parts until the rest fits, but never the last one. */
function fit(parts: readonly LinePart[], columns: number): readonly LinePart[] {
  let fitting = parts;
  while (fitting.length > 1 && widthOfAll(fitting) > columns) {
    const highest = Math.max(...fitting.map(({ rank }) => rank));
    fitting = fitting.filter(({ rank }) => rank !== highest);
  }
  return fitting;
}

function widthOfAll(parts: readonly LinePart[]): number {
  return parts.reduce((sum, { text }) => sum + widthOf(text), (parts.length - 1) * GAP.length);
}

/** Draws the bar alone; nothing if the total is not known. */
function toBar({ done, total }: Snapshot, columns: number): string {
  if (total === null) return "";
  const filled = total === 0 ? columns : Math.floor((columns * done) / total);
  return "█".repeat(filled) + "░".repeat(columns - filled);
}
