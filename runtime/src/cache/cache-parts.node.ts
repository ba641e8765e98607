/** What all nodes of a cache share, and what the computation of a node needs of the node. */
import type { NodeCall } from "../execute/call/node-call.js";
import type { Invoke, TaskInfo } from "../execute/call/node-wrapper.js";
import type { CachedNodeFacts } from "./cached-node-facts.js";
import type { CachedRun } from "./cached-run.node.js";
import type { CacheWarnings } from "./cache-warnings.js";
import type { StoredValues } from "./entries/stored-values.node.js";
import type { LoggedNode } from "./log/run-log.js";
import type { CacheStore } from "./stores/cache-store.js";

/** What the wrapper of a cache is called. */
export const CACHE_KIND: string = "`cache`";

/** What all nodes of a cache share. */
export interface CacheParts {
  /** Returns the state of the cache in the run of a call. */
  readonly runOf: (call: NodeCall) => CachedRun;
  /** The store, for claims. */
  readonly store: CacheStore;
  /** The values in the store. */
  readonly stored: StoredValues;
  /** Whether stored values are used at all. */
  readonly reads: boolean;
  /** The async computations that are going on in this process, by key, so that each is made once. */
  readonly computing: Map<string, Promise<unknown>>;
  /** What the cache warns of. */
  readonly warnings: CacheWarnings;
}

/** Data versions of inputs, in their order; null for an input that is absent or does not count. */
export type InputVersions = readonly (string | null)[];

/** A node, as its computations know it. */
export interface ComputedByCache {
  /** What the cache knows of the node. */
  readonly facts: CachedNodeFacts;
  /** What the plan knows of the node. */
  readonly task: TaskInfo;
  /** Computes the node. */
  readonly next: Invoke;
  /** Notes what was done with the node in a run. */
  note(
    call: NodeCall,
    run: CachedRun,
    done: Pick<LoggedNode, "outcome" | "reason" | "key">,
    inputs: InputVersions,
  ): void;
}
