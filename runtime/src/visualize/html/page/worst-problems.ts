/** Finds the worst of several problems. */
import type { PageProblem } from "../page-data.js";

const SEVERITIES: readonly PageProblem["severity"][] = ["info", "warning", "error"];

/**
 * Finds the worst problem in each place. O(problems).
 *
 * @param placeOf - The place of a problem by the name of its node; -1 if it has none.
 */
export function toWorstProblems(
  problems: readonly Pick<PageProblem, "node" | "severity">[],
  placeOf: (node: string) => number,
): ReadonlyMap<number, PageProblem["severity"]> {
  const worst = new Map<number, PageProblem["severity"]>();
  for (const { node, severity } of problems) {
    const place = placeOf(node);
    const before = worst.get(place);
    const isWorse = before === undefined || SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(before);
    if (place >= 0 && isWorse) worst.set(place, severity);
  }
  return worst;
}
