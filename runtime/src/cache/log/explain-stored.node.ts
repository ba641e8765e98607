/** Explains a node by what runs of any process have left in a store. */
import type { CacheStore } from "../stores/cache-store.js";
import { explainLatest, explainRun } from "./explain-run.js";
import type { CacheExplanation } from "./explanation.js";
import { RunLogs } from "./run-logs.node.js";

/** An explanation, or what can be asked for instead. */
export type StoredExplanation =
  | {
      readonly kind: "explained";
      /** Why the node was computed, or that it was served. */
      readonly explanation: CacheExplanation;
    }
  | {
      readonly kind: "unknown-run";
      /** Ids of the latest runs. */
      readonly runs: readonly string[];
    }
  | {
      readonly kind: "unknown-node";
      /** Names of the nodes of the latest runs. */
      readonly nodes: readonly string[];
    };

/** The number of runs whose nodes are proposed. */
const RECENT_RUNS = 20;

/**
 * Explains a node in a run, or in the latest run that has asked the cache about it.
 *
 * @param run - The id of the run, or the first characters of it; null for the latest run.
 */
export async function explainStored(store: CacheStore, node: string, run: string | null): Promise<StoredExplanation> {
  const logs = new RunLogs(store);
  const runs: string[] = [];
  const nodes = new Set<string>();
  const runId = await logs.findLast((log) => {
    runs.push(log.runId);
    if (runs.length <= RECENT_RUNS) for (const each of log.nodes) nodes.add(each.node);
    return run !== null && log.runId.startsWith(run) ? log.runId : null;
  });
  if (run !== null && runId === null) return { kind: "unknown-run", runs: runs.slice(0, RECENT_RUNS) };
  const explanation = await (runId === null ? explainLatest(logs, node) : explainRun(logs, runId, node));
  if (explanation === null || (explanation.outcome === "absent" && !nodes.has(node)))
    return { kind: "unknown-node", nodes: [...nodes] };
  return { kind: "explained", explanation };
}
