/** Finds a node in the logs of a cache, and explains what was done with it. */
import type { CacheChange } from "./cache-change.js";
import { compareRuns } from "./compare-runs.js";
import { explainAbsence, explainNode, findChanges, type CacheExplanation } from "./explanation.js";
import type { LoggedNode, RunLogData } from "./run-log.js";
import type { RunLogs } from "./run-logs.node.js";
import { useWhenThere, type MaybePromise } from "../stores/maybe-promise.js";

/**
 * Explains a node in a run.
 *
 * @param items - The items for which the node was computed; the first computation that is known unless given.
 * @throws RangeError if there is no log of the run.
 */
export function explainRun(
  logs: RunLogs,
  runId: string,
  node: string,
  items?: readonly number[],
): MaybePromise<CacheExplanation> {
  return useWhenThere(
    logs.findLast((log) => (log.runId === runId ? log : null)),
    (log) => {
      if (log === null) throw new RangeError(`The cache has no log of a run "${runId}".`);
      return explainIn(logs, log, node, items);
    },
  );
}

/** Explains a node in the latest run that has asked the cache about it; null if there is none. */
export function explainLatest(logs: RunLogs, node: string): MaybePromise<CacheExplanation | null> {
  return useWhenThere(
    logs.findLast((log) => (log.nodes.some((each) => each.node === node) ? log : null)),
    (log) => (log === null ? null : explainIn(logs, log, node)),
  );
}

function explainIn(
  logs: RunLogs,
  log: RunLogData,
  node: string,
  items?: readonly number[],
): MaybePromise<CacheExplanation> {
  const entry = choose(log, node, items);
  const known = [...new Set(log.nodes.map((each) => each.node))];
  if (entry === null) return explainAbsence(log.runId, node, known);
  return useWhenThere(compareRuns(logs, log, entry), (compare) => {
    const changesOf = (name: string): readonly CacheChange[] | null => {
      const other = choose(log, name);
      return other === null ? null : findChanges(compare(other));
    };
    return explainNode(log.runId, compare(entry), changesOf);
  });
}

/** The entry of a node: that of the items, else one that was computed, else any. */
function choose({ nodes }: RunLogData, node: string, items?: readonly number[]): LoggedNode | null {
  const own = nodes.filter((each) => each.node === node);
  if (items !== undefined) return own.find((each) => each.items.join() === items.join()) ?? null;
  return own.find(({ outcome }) => outcome !== "cached") ?? own[0] ?? null;
}
