/** The adapter that serves nodes from a cache. */
import { invalidAdapter } from "../errors/catalogue/6-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";
import type { Graph, NodeVariable } from "../graph/graph.js";
import type { NodeCall } from "../execute/call/node-call.js";
import type { NodeWrapper } from "../execute/call/node-wrapper.js";
import { CACHES, CONNECT, WRAP, type OwnAdapter } from "../lifecycle/adapter-parts.js";
import { readOptions } from "../lifecycle/adapters/read-options.js";
import type { LifecycleAdapter } from "../lifecycle/lifecycle-adapter.js";
import { CACHE_OPTION_KINDS, type CacheOptions } from "./cache-options.js";
import { CACHE_KIND, type CacheParts } from "./cache-parts.node.js";
import { CachedNode } from "./cached-node.node.js";
import { CachedRun } from "./cached-run.node.js";
import { CacheWarnings } from "./cache-warnings.js";
import { createNodeHasher } from "./create-hasher.node.js";
import { StoredValues } from "./entries/stored-values.node.js";
import { explainRun } from "./log/explain-run.js";
import type { CacheExplanation } from "./log/explanation.js";
import { RunLogs } from "./log/run-logs.node.js";
import { NodeBehaviors } from "./node-behaviors.js";
import type { CacheStore } from "./stores/cache-store.js";
import { folder } from "./stores/folder.node.js";
import { waitAtMost } from "./wait-at-most.js";
import { findCodecFault } from "./values/find-codec-fault.js";

/** An explanation, or a promise of it if the store is async. */
type ExplanationOf<Store extends CacheStore> = Store extends { readonly isAsync: true }
  ? Promise<CacheExplanation>
  : CacheExplanation;

/** A cache: an adapter that can also explain what it did. */
export interface Cache<Store extends CacheStore = CacheStore> extends LifecycleAdapter {
  /** The id of the latest run that has begun; null before the first one. */
  readonly lastRunId: string | null;
  /** Where the values are kept. */
  readonly store: Store;
  /**
   * Explains why a node was computed in a run, or that it was served.
   *
   * @param runId - A run of this process, or of one that used the same store before.
   * @param node - The name of the node.
   * @param items - The indexes of the items of fan-outs around the node, the outermost first; the first computation that is
   * known unless given.
   * @throws RangeError if the store knows no such run.
   */
  explain(runId: string, node: string, items?: readonly number[]): ExplanationOf<Store>;
}

/** How long a run waits for the last writes, in milliseconds; a store may never answer. */
const PATIENCE = 30_000;

/**
 * Serves nodes from a cache. A node is computed only if its code, or the value of one of its inputs, has changed since
 * its value was stored; see the manual, `CACHE.md`.
 *
 * @throws DataflowError ICO6016 if an option is wrong; `dataflow(…)` reports ICO6017 if an option names an unknown node.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { cache } from "@icosian/runtime/cache";
 * import * as features from "./features.js";
 *
 * const flow = dataflow({ modules: [features], adapters: [cache({ folder: ".icosian/cache" })] });
 * ```
 * @hamilton caching.adapter.HamiltonCacheAdapter
 */
export function cache<Store extends CacheStore = CacheStore>(options: CacheOptions<Store>): Cache<Store> {
  const given = readOptions<CacheOptions<Store>>("cache", options, CACHE_OPTION_KINDS);
  const { codecs = [] } = given;
  // A cast because `folder` is short for a store of the default type.
  const store = toStore(given) as Store;
  const warnings = new CacheWarnings(store.name ?? "the store");
  const behaviors = new NodeBehaviors(given);
  const stored = new StoredValues(store, codecs, (doing, thrown) => warnings.ofStore(doing, thrown));
  const logs = new RunLogs(store);
  const runs = new Map<string, CachedRun>();
  let lastRunId: string | null = null;

  const parts: CacheParts = {
    runOf: ({ frame }: NodeCall) => {
      const { run } = frame;
      const known = runs.get(run.runId);
      if (known !== undefined) return known;
      const begun = new CachedRun(run, stored, logs, createNodeHasher, codecs);
      runs.set(run.runId, begun);
      return begun;
    },
    store,
    stored,
    reads: given.reads !== false,
    computing: new Map(),
    warnings,
  };

  const adapter: Cache<Store> & OwnAdapter = {
    name: "cache",
    store,
    get lastRunId() {
      return lastRunId;
    },
    // A cast because the answer is a promise exactly if the store is async.
    explain: (runId, node, items) => explainRun(logs, runId, node, items) as ExplanationOf<Store>,
    validateGraph: ({ graph }) => behaviors.findFault(graph),
    preGraphExecute: ({ runId }) => {
      lastRunId = runId;
    },
    postGraphExecute: ({ runId }) => {
      const run = runs.get(runId);
      runs.delete(runId);
      const ended = run?.end();
      store.maintain?.();
      return ended && waitAtMost(ended, PATIENCE, () => warnings.ofStore("written", new Error("it does not answer")));
    },
    close: () => store.close?.(),
    [CACHES]: true,
    [CONNECT]: (warn) => warnings.connect(warn),
    [WRAP]: (node, complain, graph) => {
      const { name: own, definition } = node;
      const { format = null, behavior = null } = definition.caching ?? {};
      if (format !== null && !codecs.some(({ name }) => name === format))
        complain(`Its format is "${format}", and the cache has no codec of this name. Give it in \`codecs\`.`);
      // Nothing stands around a node that is not worth caching and that nobody has named.
      const isNamed = behavior !== null || behaviors.names(own, definition);
      const isWrapped = isNamed || behaviors.of(own, definition) !== "disable";
      return isWrapped ? [toWrapper(node, graph, behaviors, parts, store.isAsync === true)] : [];
    },
  };
  return adapter;
}

function toStore({ folder: path, store, codecs = [] }: CacheOptions): CacheStore {
  const refuse = (reason: string): never => {
    throw new DataflowError([toProblem(invalidAdapter, "cache", { reason })]);
  };
  const fault = findCodecFault(codecs);
  if (fault !== null) refuse(`\`codecs\` of \`cache\`: ${fault}`);
  if (path !== undefined && store !== undefined) refuse("`cache` has a `folder` and a `store`. Keep one of them.");
  if (path === undefined && store === undefined)
    refuse("`cache` needs a place for its values: `folder`, the path of a folder, or `store`, such as `memory()`.");
  return store ?? folder(path!);
}

function toWrapper(
  { name, definition }: NodeVariable,
  graph: Graph,
  behaviors: NodeBehaviors,
  parts: CacheParts,
  makesAsync: boolean,
): NodeWrapper {
  const behavior = behaviors.of(name, definition);
  const inputs = definition.inputs.map((input) => input.name);
  const isIgnored = inputs.map((input) => {
    const variable = graph.variables[graph.ids.get(input) ?? -1];
    return behaviors.isIgnored(input, variable?.kind === "node" ? variable.definition : null);
  });
  const facts = { behavior, format: definition.caching?.format ?? null, inputs, isIgnored, definition, graph };
  return {
    kind: CACHE_KIND,
    makesAsync,
    isCache: behavior === "default" || behavior === "recompute",
    wrap: (next, task) => {
      const node = new CachedNode(facts, parts, next, task);
      return (call) => node.call(call);
    },
  };
}
