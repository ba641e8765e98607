/** The adapter that collects the results of all checks, and writes reports of them. */
import type { LifecycleAdapter } from "../../lifecycle/lifecycle-adapter.js";
import { toQualityHtml } from "./quality-html.js";
import { QualityResults } from "./quality-results.js";
import type { QualitySummary } from "./quality-summary.js";
import { toQualityText } from "./quality-text.js";

/** An adapter that has collected the results of checks. Each method takes a run, and the latest one unless given. */
export interface QualityReport extends LifecycleAdapter {
  /**
   * Returns the results as plain data.
   *
   * @throws RangeError if the run is none of the latest 20.
   */
  toData(runId?: string): QualitySummary;
  /** Writes the results as text: what has failed, then what passes. */
  toText(runId?: string): string;
  /** Writes the results as one HTML page that loads nothing and runs nothing. */
  toHtml(runId?: string): string;
}

/** The number of runs whose results are kept. */
const KEPT = 20;

/**
 * Creates an adapter that collects the results of all checks: those of `checkOutput`, `checkOutputCustom` and your own
 * validators. It needs no further configuration, and a failed run has a report too.
 *
 * Inside of fan-outs, the results of all items are one line, which tells how many have failed and what the first failure
 * is. The latest 20 runs are kept.
 *
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { qualityReport } from "@icosian/runtime/data";
 * import * as features from "./features.js";
 *
 * const quality = qualityReport();
 * const flow = dataflow({ modules: [features], adapters: [quality] });
 * await flow.execute(["spendMean"], { inputs: { spend: Float64Array.of(10, 20) } });
 * console.log(quality.toText());
 * const { passes, results } = quality.toData();
 * const page = quality.toHtml();
 * ```
 */
export function qualityReport(): QualityReport {
  const runs = new Map<string, QualityResults>();
  const toData = (runId?: string): QualitySummary => summarise(runs, runId);
  return {
    name: "qualityReport",
    appliesTo: ({ tags }) => "icosian.check" in tags,
    preGraphExecute: ({ runId }) => {
      runs.set(runId, new QualityResults());
      const [oldest] = runs.keys();
      if (runs.size > KEPT) runs.delete(oldest!);
    },
    postNodeExecute: (record) => runs.get(record.runId)?.add(record),
    toData,
    toText: (runId) => toQualityText(toData(runId)),
    toHtml: (runId) => toQualityHtml(toData(runId)),
  };
}

function summarise(runs: ReadonlyMap<string, QualityResults>, asked: string | undefined): QualitySummary {
  const runId = asked ?? [...runs.keys()].at(-1) ?? null;
  const collected = runId === null ? undefined : runs.get(runId);
  if (asked !== undefined && collected === undefined)
    throw new RangeError(`There are no results of the run ${JSON.stringify(asked)}; the latest ${KEPT} runs are kept.`);
  const results = collected?.lines ?? [];
  const countOf = (importance: "warn" | "fail"): number =>
    results.filter((result) => !result.passes && result.importance === importance).length;
  const [warned, failed] = [countOf("warn"), countOf("fail")];
  const passed = results.length - warned - failed;
  return { runId, passes: warned + failed === 0, passed, warned, failed, results };
}
