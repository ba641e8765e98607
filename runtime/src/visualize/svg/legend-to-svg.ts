/** Draws a legend as SVG. */
import { toNodeBox } from "../drawing/node-box.js";
import { toSample, type LegendEntry } from "../drawing/legend.js";
import { nodeToSvg } from "./node-to-svg.js";

/** A part of a picture with its height. */
export interface SvgPart {
  /** The elements, from back to front. */
  readonly elements: readonly string[];
  /** Height in pixels. */
  readonly height: number;
  /** Width in pixels. */
  readonly width: number;
}

const GAP = 14;

/**
 * Draws the samples in rows, from the point 0, 0 to the right and downwards.
 *
 * @param room - The width of a row in pixels.
 */
export function legendToSvg(entries: readonly LegendEntry[], room: number, hatching: string): SvgPart {
  const elements: string[] = [];
  const samples = entries.map(toSample);
  const boxes = samples.map(toNodeBox);
  const rowHeight = Math.max(0, ...boxes.map(({ height }) => height));
  let [left, top, width] = [0, 0, 0];
  for (const [index, node] of samples.entries()) {
    const box = boxes[index]!;
    if (left > 0 && left + box.width > room) {
      left = 0;
      top += rowHeight + GAP;
    }
    elements.push(
      nodeToSvg(node, box, { x: left + box.width / 2, y: top + rowHeight / 2, orientation: "down", hatching }),
    );
    left += box.width + GAP;
    width = Math.max(width, left - GAP);
  }
  return { elements, height: top + rowHeight, width };
}
