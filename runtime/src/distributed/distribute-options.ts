/** The options of `distribute`. */
import type { CacheStore } from "../cache/stores/cache-store.js";
import type { ItemPosition } from "../execute/values/item-position.js";
import type { OptionKinds } from "../lifecycle/adapters/read-options.js";
import type { TagQuery } from "../lineage/tag-query.js";
import { BOOLEAN, COUNT, FUNCTION, MILLISECONDS, type OptionKind } from "../modifiers/core/find-option-fault.js";
import { isRecord } from "../plan/request/is-record.js";
import type { ValueCodec } from "../versions/value-codec.js";
import type { JobPayload, JobResult } from "./jobs/job-payload.js";
import type { WorkQueue } from "./queue/job-queue.js";

/** A queue as `distribute` and workers take it. */
export type RemoteQueue = WorkQueue<JobPayload, JobResult>;

/** What a function tells while it runs on a worker. */
export interface RemoteProgress {
  /** Unique for each execution. */
  readonly runId: string;
  /** Name of the node. */
  readonly node: string;
  /** The items of fan-outs for which it is computed, the outermost first; of a batch, those of its first item. */
  readonly items: readonly ItemPosition[];
  /** The worker that computes it. */
  readonly worker: string;
  /** What the function gave to `reportProgress`. */
  readonly progress: unknown;
}

/** How long a queue or a store that has gone is waited for unless something else is given, in milliseconds. */
export const PATIENCE_MS = 60_000;

/** Where nodes are sent, and which. */
export interface DistributeOptions {
  /** The queue from which workers take the jobs, such as `bullmq({ connection })`. */
  readonly queue: RemoteQueue;
  /** Where the values are, for this program and for all workers: `folder(path)` on a shared disk, `redisStore(…)`, … */
  readonly store: CacheStore;
  /** Further nodes that are sent, besides those with `remote`: with all modifiers that they have. */
  readonly nodes?: { readonly tags: TagQuery };
  /** How instances of classes are sent. The workers have the same. */
  readonly codecs?: readonly ValueCodec[];
  /** How many jobs the queue has of this program at the same time; 500 unless given. Others wait here, the most urgent first. */
  readonly inFlight?: number;
  /**
   * How long a queue or a store that has gone is waited for, in milliseconds; 60,000 unless given. Nothing is lost
   * meanwhile.
   */
  readonly patienceMs?: number;
  /** Whether values that are in the store already are used; true unless given. If false, everything is computed anew. */
  readonly reads?: boolean;
  /** Hears what functions tell by `reportProgress`. */
  readonly onProgress?: (progress: RemoteProgress) => void;
}

const STORE: OptionKind = {
  is: (value) => hasMethods(value, ["get", "put", "has", "delete"]),
  give: "a store such as `folder(path)`",
};
const QUEUE: OptionKind = {
  is: (value) => hasMethods(value, ["submit", "cancel", "onResult", "heartbeat", "close"]),
  give: "a queue such as `bullmq({ connection })`",
};

/** What each option may be. */
export const DISTRIBUTE_OPTION_KINDS: OptionKinds<DistributeOptions> = {
  queue: QUEUE,
  store: STORE,
  nodes: {
    is: (value) => isRecord(value) && isRecord(value["tags"]),
    give: "a query such as `{ tags: { gpu: null } }`",
  },
  codecs: { is: Array.isArray, give: "a list of codecs" },
  inFlight: COUNT,
  patienceMs: MILLISECONDS,
  reads: BOOLEAN,
  onProgress: FUNCTION,
};

function hasMethods(value: unknown, names: readonly string[]): boolean {
  const given = Object(value) as Readonly<Record<string, unknown>>;
  return names.every((name) => typeof given[name] === "function");
}
