/** Finds the order in which edges should enter a group, once everything was laid out a first time. */
import type { LinkPlan } from "./plan-links.js";

/**
 * For each port at the top of a group the position from which its edges come: the last one on their way that is not that of
 * the port. NaN for ports at the bottom: if the ports of both ends of a link were moved to each other, they would change
 * sides every time. O(links + points).
 */
export function findPortHints({ ports, links }: LinkPlan, linkPoints: readonly (readonly number[])[]): Float64Array {
  const hints = new Float64Array(ports.groups.length).fill(NaN);
  links.groups.forEach((group, link) => {
    const port = links.toPorts[link]!;
    if (port !== -1 && links.to[link] !== group) hints[port] = findLastBend(linkPoints[link]!);
  });
  return hints;
}

/** The last x on a way that differs from that at its end. */
function findLastBend(points: readonly number[]): number {
  const end = points.at(-2)!;
  for (let at = points.length - 2; at >= 0; at -= 2) if (points[at] !== end) return points[at]!;
  return end;
}
