/** The adapter that warns of nodes that take long. */
import { CONNECT, type OwnAdapter, type Warn } from "../adapter-parts.js";
import { FUNCTION } from "../../modifiers/core/find-option-fault.js";
import type { LifecycleAdapter } from "../lifecycle-adapter.js";
import { callSafely } from "./call-safely.js";
import { DURATION, readOptions } from "./read-options.js";
import { slowNodeText, type SlowNode } from "./slow-nodes/slow-node.js";
import { SlowWatch } from "./slow-nodes/slow-watch.js";

/** The options of {@link slowNodes}. */
export interface SlowNodesOptions {
  /** The longest time that is fine, in milliseconds. */
  readonly ms: number;
  /** Called in place of a warning. */
  readonly report?: (slow: SlowNode) => void;
}

/**
 * Warns once of each computation of a node that takes longer than a number of milliseconds: while it is still running,
 * or, if it leaves no time for that, when it ends. Waiting for retries counts; of a fan-out, only the time until its
 * first item.
 *
 * Warnings go to the adapters that have `onWarning`, such as `progress`, and to the console if there is none; with
 * `report`, to that function instead.
 *
 * @throws DataflowError ICO6016 if an option is wrong, or `ms` is missing.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { slowNodes } from "@icosian/runtime/adapters";
 * import * as features from "./features.js";
 *
 * const flow = dataflow({ modules: [features], adapters: [slowNodes({ ms: 2_000 })] });
 * ```
 */
export function slowNodes(options: SlowNodesOptions): LifecycleAdapter {
  const { ms, report } = readOptions<SlowNodesOptions>("slowNodes", options, { ms: DURATION, report: FUNCTION }, [
    "ms",
  ]);
  let warn: Warn = (message) => console.warn(message);
  const tell =
    report === undefined
      ? (slow: SlowNode) => warn(slowNodeText(slow, ms), { ...slow })
      : callSafely("`report` of `slowNodes`", report, () => warn);
  const watch = new SlowWatch(ms, tell);
  const adapter: OwnAdapter = {
    name: "slowNodes",
    preGraphExecute: ({ runId }) => watch.beginRun(runId),
    postGraphExecute: ({ runId }) => watch.endRun(runId),
    preNodeExecute: (record) => watch.begin(record),
    postNodeExecute: (record) => watch.end(record),
    preItemExecute: (record) => watch.beginItem(record),
    [CONNECT]: (given) => {
      warn = given;
    },
  };
  return adapter;
}
