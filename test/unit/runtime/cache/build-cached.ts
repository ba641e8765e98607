/** Builds dataflows with a cache from sources, and tells which nodes each run has computed. */
import { dataflow, type Dataflow, type LifecycleAdapter, type RunWarning } from "@icosian/runtime";
import { cache, memory, type Cache, type CacheOptions, type CacheStore } from "@icosian/runtime/cache";
import { loadModules } from "../modifiers/build.ts";

const TYPES = `
  import type { Collect, Parallelizable, RunContext } from "@icosian/runtime";
  import { cached } from "@icosian/runtime/cache";
`;

/** What one run has given. */
export interface CachedRunResult {
  /** The outputs. */
  readonly results: Readonly<Record<string, unknown>>;
  /** Names of the nodes whose functions were called, sorted; once per call. */
  readonly computed: readonly string[];
  /** Names of the nodes that were served, sorted; once per value. */
  readonly served: readonly string[];
}

/** A dataflow with a cache. */
export interface CachedFlow {
  readonly flow: Dataflow<never>;
  readonly adapter: Cache;
  /** What the cache has warned of. */
  readonly warnings: readonly RunWarning[];
  /** Runs outputs, and tells what was computed. */
  run(outputs: readonly string[], inputs?: Readonly<Record<string, unknown>>): Promise<CachedRunResult>;
  /** The same without promises. */
  runSync(outputs: readonly string[], inputs?: Readonly<Record<string, unknown>>): CachedRunResult;
}

/** What a dataflow with a cache is built of. */
export interface CachedSetting {
  readonly store?: CacheStore;
  readonly options?: CacheOptions;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly before?: readonly LifecycleAdapter[];
  readonly after?: readonly LifecycleAdapter[];
}

/** Compiles a module, which may use all that the runtime exports, and builds a dataflow with a cache. */
export async function buildCached(source: string, setting: CachedSetting = {}): Promise<CachedFlow> {
  return withCache(await loadModules(TYPES + source), setting);
}

/** Builds a dataflow with a cache. */
export function withCache(modules: readonly object[], setting: CachedSetting = {}): CachedFlow {
  const { store = memory(), options = {}, config = {}, before = [], after = [] } = setting;
  const adapter = cache({ store, ...options });
  const warnings: RunWarning[] = [];
  let computed: string[] = [];
  let served: string[] = [];
  const recorder: LifecycleAdapter = {
    onWarning: (warning) => void warnings.push(warning),
    postNodeExecute: ({ node, outcome }) => {
      if (outcome === "cached") served.push(node.name);
      if (outcome === "computed") computed.push(node.name);
    },
  };
  const flow: Dataflow<never> = dataflow({ modules, config, adapters: [recorder, ...before, adapter, ...after] });
  const take = (results: Readonly<Record<string, unknown>>): CachedRunResult => {
    const result = { results, computed: computed.sort(), served: served.sort() };
    [computed, served] = [[], []];
    return result;
  };
  return {
    flow,
    adapter,
    warnings,
    run: async (outputs, inputs = {}) => take(await flow.execute(outputs, { inputs })),
    runSync: (outputs, inputs = {}) => take(flow.executeSync(outputs, { inputs })),
  };
}

/** Names whose types are computed, so that no types of nodes stand in the way. */
export function names(...all: readonly string[]): readonly string[] {
  return all;
}
