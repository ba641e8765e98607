/** The adapter that records how long nodes take. */
import { COUNT } from "../../modifiers/core/find-option-fault.js";
import type { LifecycleAdapter } from "../lifecycle-adapter.js";
import { readOptions } from "./read-options.js";
import { toChromeTrace, type ChromeTrace } from "./timings/chrome-trace.js";
import { Recorder } from "./timings/recorder.js";
import { toTimingsText } from "./timings/timings-text.js";

/** The options of {@link timings}. */
export interface TimingsOptions {
  /**
   * The maximum number of runs, nodes and items whose single times are kept; 100,000 unless given. Beyond it, runs that
   * have ended are forgotten, the oldest first; within one run, later times are only summed.
   */
  readonly maxEvents?: number;
}

/** An adapter that has recorded runs. */
export interface Timings extends LifecycleAdapter {
  /**
   * Writes the latest 20 runs as trees: nodes below their runs, nodes that are computed for items below their fan-outs,
   * the longest first.
   *
   * `total` is the sum of all computations of a node, of a fan-out until the end of its last item; `self` is the part
   * during which no node inside was being computed; `share` is the total as a part of the time of the run, which is more
   * than 100 % if computations overlap.
   */
  toText(): string;
  /**
   * Describes all recorded runs in the Trace Event Format. Saved as JSON, https://ui.perfetto.dev opens it. Each run is a
   * process of the trace; nodes that overlap are on different tracks.
   */
  toChromeTrace(): ChromeTrace;
  /** Forgets all runs that have ended. */
  clear(): void;
}

const DEFAULT_MAX_EVENTS = 100_000;

/**
 * Records how long runs, nodes and items of fan-outs take. Durations include retries and the waiting in between.
 *
 * @throws DataflowError ICO6016 if an option is wrong.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { timings } from "@icosian/runtime/adapters";
 * import * as features from "./features.js";
 *
 * const times = timings();
 * const flow = dataflow({ modules: [features], adapters: [times] });
 * flow.executeSync(["spendMean"], { inputs: { spend: Float64Array.of(10, 20) } });
 * console.log(times.toText());
 * const trace = JSON.stringify(times.toChromeTrace()); // Save it as trace.json, and open it in https://ui.perfetto.dev.
 * ```
 */
export function timings(options?: TimingsOptions): Timings {
  const { maxEvents = DEFAULT_MAX_EVENTS } = readOptions<TimingsOptions>("timings", options, {
    maxEvents: COUNT,
  });
  const recorder = new Recorder(maxEvents);
  return {
    name: "timings",
    preGraphExecute: (record) => recorder.begin(record, performance.now()),
    postGraphExecute: (record) => recorder.end(record, performance.now()),
    preNodeExecute: (record) => recorder.find(record.runId)?.beginNode(record, performance.now()),
    postNodeExecute: (record) => recorder.find(record.runId)?.endNode(record, performance.now()),
    preItemExecute: (record) => recorder.find(record.runId)?.beginItem(record, performance.now()),
    postItemExecute: (record) => recorder.find(record.runId)?.endItem(record, performance.now()),
    toText: () => toTimingsText(recorder, performance.now()),
    toChromeTrace: () => toChromeTrace(recorder, performance.now()),
    clear: () => recorder.clear(),
  };
}
