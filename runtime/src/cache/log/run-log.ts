/** What a cache did in one run, node by node, so that it can be explained later. */
import type { ItemPosition } from "../../execute/values/item-position.js";
import type { VersionFacts } from "../../versions/version-facts.js";

/** Version of the form of logs. */
export const LOG_VERSION = 1;

/** The number of computations of one node that are logged; the items of a fan-out may be millions. */
const MOST_PER_NODE = 100;

/**
 * Why a node was computed: nothing was stored for its code and inputs, what was stored is gone or damaged, the cache was
 * told to compute it, its code or an input cannot be followed, or its value cannot be stored. After `aborted`, the value was not
 * stored either, because it may be a part of the whole.
 */
export type ComputeReason =
  | "new"
  | "removed"
  | "damaged"
  | "unreadable"
  | "recompute"
  | "disable"
  | "ignore"
  | "incomplete"
  | "opaque"
  | "aborted";

/** One computation of a node, or one value that was served. */
export interface LoggedNode {
  /** Name of the node. */
  readonly node: string;
  /** Indexes of the items of fan-outs, the outermost first; empty outside of fan-outs. */
  readonly items: readonly number[];
  /** Whether it was served or computed, or has failed. */
  readonly outcome: "cached" | "computed" | "failed";
  /** Why it was computed; null if it was served. */
  readonly reason: ComputeReason | null;
  /** The key; null if there is none. */
  readonly key: string | null;
  /** Version of its code. */
  readonly codeVersion: string;
  /** The name and the data version of each input; null for one that is absent, does not count or has no version. */
  readonly inputs: readonly (readonly [name: string, version: string | null])[];
  /** More about the reason; empty if there is nothing more. */
  readonly details: readonly string[];
}

/** The log of one run. */
export interface RunLogData {
  /** The {@link LOG_VERSION} that wrote it. */
  readonly log: number;
  /** Id of the run. */
  readonly runId: string;
  /** When the run began, in milliseconds since 1970. */
  readonly at: number;
  /** The computations, in the order in which they ended. */
  readonly nodes: readonly LoggedNode[];
  /** How many computations of a node are not listed, because there are too many. */
  readonly left: Readonly<Record<string, number>>;
  /** What the code versions of the computed nodes cover, by version. */
  readonly code: Readonly<Record<string, VersionFacts>>;
}

/** A log that is being written. */
export class RunLog {
  /** Id of the run. */
  readonly runId: string;
  /** When the run began, in milliseconds since 1970. */
  readonly at: number = Date.now();
  /** The computations so far. */
  readonly nodes: LoggedNode[] = [];
  readonly #counts = new Map<string, number>();
  readonly #code = new Map<string, VersionFacts>();

  constructor(runId: string) {
    this.runId = runId;
  }

  /**
   * Adds a computation.
   *
   * @param toFacts - Returns what the code version covers; called for nodes that were computed.
   */
  add(entry: LoggedNode, toFacts: () => VersionFacts): void {
    const count = (this.#counts.get(entry.node) ?? 0) + 1;
    this.#counts.set(entry.node, count);
    if (count > MOST_PER_NODE) return;
    this.nodes.push(entry);
    if (entry.outcome !== "cached" && !this.#code.has(entry.codeVersion)) this.#code.set(entry.codeVersion, toFacts());
  }

  /** The log as data. */
  toData(): RunLogData {
    const left = [...this.#counts].flatMap(([node, count]) =>
      count > MOST_PER_NODE ? [[node, count - MOST_PER_NODE] as const] : [],
    );
    return {
      log: LOG_VERSION,
      runId: this.runId,
      at: this.at,
      nodes: this.nodes,
      left: Object.fromEntries(left),
      code: Object.fromEntries(this.#code),
    };
  }
}

/** The indexes of items, the outermost first. */
export function toIndexes(items: readonly ItemPosition[]): readonly number[] {
  return items.length === 0 ? NONE : items.map(({ index }) => index).reverse();
}

const NONE: readonly number[] = Object.freeze([]);
