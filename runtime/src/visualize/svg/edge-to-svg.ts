/** Draws one edge as SVG. */
import type { Drawing, DrawnEdge } from "../drawing/drawing.js";
import { toEdgePath } from "../layout/edge-path.js";
import type { Layout } from "../layout/layout-graph.js";
import { toNumber } from "./to-number.js";

/**
 * Draws the edge with an index.
 *
 * @param tip - Id of the marker at its end.
 */
export function edgeToSvg(
  { isOptional, collects }: DrawnEdge,
  index: number,
  { points, starts }: Layout,
  orientation: Drawing["orientation"],
  tip: string,
): string {
  const path = toEdgePath(points, starts[index]!, starts[index + 1]!, orientation);
  if (path.length < 8) return "";
  const numbers = Array.from(path, toNumber);
  const curves = [];
  for (let at = 2; at < numbers.length; at += 6) curves.push(`C${numbers.slice(at, at + 6).join(" ")}`);
  const classes = ["edge", ...(isOptional ? ["optional"] : []), ...(collects ? ["collects"] : [])].join(" ");
  return `<path class="${classes}" marker-end="url(#${tip})" d="M${numbers[0]} ${numbers[1]}${curves.join("")}"/>`;
}
