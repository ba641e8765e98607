/** The quality of a run's data as text. */
import { alignColumns } from "../../lifecycle/adapters/text/align-columns.js";
import { toPlainLine } from "../../lifecycle/adapters/text/line-width.js";
import type { QualityResult } from "./quality-results.js";
import type { QualitySummary } from "./quality-summary.js";

/** Writes a line of totals, and one line per result: failures first, then warnings, then what passes. */
export function toQualityText(summary: QualitySummary): string {
  const rows = sortResults(summary.results).map((result) => [
    stateOf(result),
    toPlainLine(result.column === null ? result.node : `${result.node}.${result.column}`),
    toPlainLine(result.check),
    toPlainLine(describeResult(result)),
  ]);
  return [describeTotals(summary), ...alignColumns(rows, ["left", "left", "left", "left"])].join("\n");
}

/** Describes the number of results. */
export function describeTotals({ passed, warned, failed, results }: QualitySummary): string {
  if (results.length === 0) return "Data quality: nothing was checked.";
  return `Data quality: ${results.length} checks, ${passed} passed, ${warned} with warnings, ${failed} failed.`;
}

/** Sorts results: failures first, then warnings, then what passes; the order is kept among equals. */
export function sortResults(results: readonly QualityResult[]): readonly QualityResult[] {
  const order = ["failed", "warning", "passed"];
  return results.toSorted((one, other) => order.indexOf(stateOf(one)) - order.indexOf(stateOf(other)));
}

/** The state of a result in one word. */
export function stateOf({ passes, importance }: QualityResult): "passed" | "warning" | "failed" {
  if (passes) return "passed";
  return importance === "fail" ? "failed" : "warning";
}

/** Describes what was found, with the number of items if the check was made for several. */
export function describeResult({ message, values, failedValues }: QualityResult): string {
  if (values === 1) return message;
  return failedValues === 0 ? `all ${values} items pass` : `${failedValues} of ${values} items do not pass: ${message}`;
}
