/** The adapter that shows how far runs are. */
import { describeThrown } from "../../errors/words.js";
import type { OptionKind } from "../../modifiers/core/find-option-fault.js";
import { CONNECT, type OwnAdapter, type Warn } from "../adapter-parts.js";
import type { LifecycleAdapter } from "../lifecycle-adapter.js";
import { DURATION, readOptions } from "./read-options.js";
import { BarDisplay, LineDisplay, type Display } from "./progress/display.js";
import {
  chooseDisplay,
  findProcess,
  findStream,
  type OutputStream,
  type ProgressDisplay,
} from "./progress/output-stream.js";
import { ProgressWatch } from "./progress/progress-watch.js";
import { SafeWriter } from "./progress/safe-writer.js";

/** The options of {@link progress}. */
export interface ProgressOptions {
  /** Where it is written: `process.stderr` unless given; in browsers, the console. */
  readonly stream?: OutputStream;
  /**
   * Whether one line is redrawn in place, or lines are written one below the other. Unless given, a terminal has a bar;
   * files, pipes and continuous integration (where `CI` is set) have lines.
   */
  readonly display?: ProgressDisplay;
  /** Milliseconds between two lines about a run, if there is no bar; 5000 unless given. */
  readonly intervalMs?: number;
}

/** The time between two lines if nothing else is said, in milliseconds. */
const DEFAULT_INTERVAL_MS = 5000;

const STREAM: OptionKind = {
  is: (value) => typeof Object(value).write === "function",
  give: "a stream with a method `write`, such as `process.stderr`",
};

const DISPLAY: OptionKind = { is: (value) => value === "bar" || value === "lines", give: '"bar" or "lines"' };

/**
 * Shows how far runs are: nodes that are done, speed, time left, the nodes and items in progress, failures, retries and
 * warnings.
 *
 * On a terminal one line is redrawn below everything else, at most twelve times per second; `NO_COLOR` turns colors off.
 * Elsewhere each run has a line at its beginning, one every five seconds, and one at its end. Of nodes that are tried
 * again and items that fail, the first of each run has a line, and the others are counted. Never fails a run: if the
 * stream breaks, one warning says so. Nothing is left behind when no run is in progress: no timer, and no listener.
 *
 * @throws DataflowError ICO6016 if an option is wrong.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { progress } from "@icosian/runtime/adapters";
 * import * as features from "./features.js";
 *
 * const flow = dataflow({ modules: [features], adapters: [progress()] });
 * ```
 * @hamilton plugins.h_tqdm.ProgressBar
 */
export function progress(options?: ProgressOptions): LifecycleAdapter {
  const {
    stream,
    display,
    intervalMs = DEFAULT_INTERVAL_MS,
  } = readOptions<ProgressOptions>("progress", options, {
    stream: STREAM,
    display: DISPLAY,
    intervalMs: DURATION,
  });
  let warn: Warn = () => {};
  const openDisplay = (): Display => {
    const process = findProcess();
    const writer = new SafeWriter(stream ?? findStream(process), (error) =>
      warn(`\`progress\` cannot write: ${describeThrown(error)}`, { error }),
    );
    const chosen = display ?? chooseDisplay(writer.stream, process);
    return chosen === "bar" ? new BarDisplay(writer, process) : new LineDisplay(writer, intervalMs);
  };
  return toAdapter(new ProgressWatch(openDisplay), (given) => {
    warn = given;
  });
}

function toAdapter(watch: ProgressWatch, connect: (warn: Warn) => void): OwnAdapter {
  return {
    name: "progress",
    postGraphConstruct: ({ graph, config }) => watch.graphs.add(graph, config),
    preGraphExecute: (record) => watch.begin(record),
    postGraphExecute: (record) => watch.end(record),
    preNodeExecute: (record) => watch.update(record.runId, (tally, now) => tally.beginNode(record, now)),
    postNodeExecute: (record) => watch.update(record.runId, (tally) => tally.endNode(record)),
    onRetry: (record) => watch.retry(record),
    preItemExecute: (record) => watch.update(record.runId, (tally, now) => tally.beginItem(record, now)),
    postItemExecute: (record) => watch.endItem(record),
    postExpand: (record) => watch.update(record.runId, (tally) => tally.expand(record)),
    onWarning: (record) => watch.warn(record),
    [CONNECT]: connect,
  };
}
