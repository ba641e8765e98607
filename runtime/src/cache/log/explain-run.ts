/** Finds a node in the logs of a cache, and explains what was done with it. */
import { isThenable } from "../../execute/call/is-thenable.js";
import type { CacheChange } from "./cache-change.js";
import {
  explainAbsence,
  explainNode,
  findChanges,
  type CacheExplanation,
  type ComparedNode,
  type EarlierNode,
} from "./explanation.js";
import type { LoggedNode, RunLogData } from "./run-log.js";
import type { RunLogs } from "./run-logs.node.js";

type MaybePromise<Value> = Value | Promise<Value>;

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
  return then(
    logs.findLast((log) => (log.runId === runId ? log : null)),
    (log) => {
      if (log === null) throw new RangeError(`The cache has no log of a run "${runId}".`);
      return explainIn(logs, log, node, items);
    },
  );
}

/** Explains a node in the latest run that has asked the cache about it; null if there is none. */
export function explainLatest(logs: RunLogs, node: string): MaybePromise<CacheExplanation | null> {
  return then(
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
  if (entry.outcome === "cached") return explainNode(log.runId, { entry, code: null, earlier: null }, () => null);
  const others = new Map(
    log.nodes.filter(({ outcome }) => outcome !== "cached").map((each) => [each.node, each] as const),
  );
  return then(findEarlier(logs, log, [entry, ...others.values()]), (earlierOf) => {
    const compare = (each: LoggedNode): ComparedNode => ({
      entry: each,
      code: log.code[each.codeVersion] ?? null,
      earlier: earlierOf.get(toKey(each)) ?? null,
    });
    const changesOf = (name: string): readonly CacheChange[] | null => {
      const other = others.get(name);
      return other === undefined ? null : findChanges(compare(other));
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

/**
 * The same nodes in the last run before that had them, and what their code versions covered, which only the run that
 * computed them says.
 */
function findEarlier(
  logs: RunLogs,
  { runId, at }: RunLogData,
  entries: readonly LoggedNode[],
): MaybePromise<ReadonlyMap<string, EarlierNode>> {
  const found = new Map<string, EarlierNode>();
  const wanted = new Set(entries.map(toKey));
  const last = logs.findLast((log) => {
    if (log.runId === runId || log.at > at) return null;
    const nodes = new Map(log.nodes.map((each) => [toKey(each), each] as const));
    for (const key of wanted) {
      const entry = found.get(key)?.entry ?? nodes.get(key);
      if (entry === undefined) continue;
      const code = log.code[entry.codeVersion] ?? null;
      found.set(key, { entry, code });
      if (code !== null) wanted.delete(key);
    }
    return wanted.size === 0 ? found : null;
  });
  return then(last, () => found);
}

function toKey({ node, items }: LoggedNode): string {
  return `${node} ${items.join()}`;
}

function then<Value, Next>(value: MaybePromise<Value>, next: (value: Value) => MaybePromise<Next>): MaybePromise<Next> {
  return isThenable(value) ? Promise.resolve(value).then(next) : next(value);
}
