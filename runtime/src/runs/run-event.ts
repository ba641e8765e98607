/** The lines of the file `events.ndjson` of a recorded run, which `run-event.schema.json` describes. */
import type { ItemPosition } from "../execute/values/item-position.js";
import type { NodeOutcome } from "../lifecycle/hook-records.js";
import type { RunOutcome } from "../lifecycle/run-outcome.js";

/** Version of the shapes in this file; each line has it, so that a line can be read by itself. */
export const RUN_EVENT_VERSION = 1;

/** One line of `events.ndjson`: something that happened during a run. */
export type RunEvent = NodeStartEvent | NodeEndEvent | RetryEvent | WarningEvent | ItemEndEvent | RunEndEvent;

/** A node is about to be computed. */
export interface NodeStartEvent {
  /** The {@link RUN_EVENT_VERSION} of the runtime that wrote it. */
  readonly version: 1;
  /** When it happened: the start of the run by the clock, and the time since then; as ISO 8601 in UTC. */
  readonly at: string;
  /** What happened. */
  readonly event: "nodeStart";
  /** Name of the node. */
  readonly node: string;
  /** The items of fan-outs for which the node is computed, the outermost first; empty outside of fan-outs. */
  readonly items: readonly ItemPosition[];
}

/**
 * A node was computed, was served from a cache, or failed. For a node inside of a fan-out there are also events with
 * `counts`: the sums of all its items until then, the latest of which counts.
 */
export interface NodeEndEvent {
  /** See {@link NodeStartEvent}. */
  readonly version: 1;
  /** See {@link NodeStartEvent}. */
  readonly at: string;
  /** What happened. */
  readonly event: "nodeEnd";
  /** Name of the node. */
  readonly node: string;
  /** See {@link NodeStartEvent}; empty in sums. */
  readonly items: readonly ItemPosition[];
  /** How the computation ended; in sums, the worst of all: `failed`, `sentinel`, `computed`, `cached`. */
  readonly outcome: NodeOutcome;
  /** How often the node's function was called, 0 if it was not; in sums, by all items. */
  readonly attempt: number;
  /** Milliseconds since the start of the node; in sums, of all items together. */
  readonly durationMs: number;
  /** What the error says, also the one behind a sentinel; null if there is none. In sums, the error of the first item that failed. */
  readonly message: string | null;
  /** How many items ended in which way; absent for a single computation. */
  readonly counts?: Readonly<Record<NodeOutcome, number>>;
}

/** A node failed and is about to be tried again. */
export interface RetryEvent {
  /** See {@link NodeStartEvent}. */
  readonly version: 1;
  /** See {@link NodeStartEvent}. */
  readonly at: string;
  /** What happened. */
  readonly event: "retry";
  /** Name of the node. */
  readonly node: string;
  /** See {@link NodeStartEvent}. */
  readonly items: readonly ItemPosition[];
  /** The number of the attempt that failed, from 1. */
  readonly attempt: number;
  /** Milliseconds until the next attempt. */
  readonly durationMs: number;
  /** What the error of that attempt says. */
  readonly message: string;
}

/** Something is wrong, and the run goes on. */
export interface WarningEvent {
  /** See {@link NodeStartEvent}. */
  readonly version: 1;
  /** See {@link NodeStartEvent}. */
  readonly at: string;
  /** What happened. */
  readonly event: "warning";
  /** Name of the node that it is about; null if it is about no node. */
  readonly node: string | null;
  /** What is wrong. */
  readonly message: string;
}

/** Everything was computed for an item of a fan-out. Sums have `counts`, as in {@link NodeEndEvent}. */
export interface ItemEndEvent {
  /** See {@link NodeStartEvent}. */
  readonly version: 1;
  /** See {@link NodeStartEvent}. */
  readonly at: string;
  /** What happened. */
  readonly event: "itemEnd";
  /** Name of the node that fans out. */
  readonly node: string;
  /** The item, after the items of the fan-outs around it; empty in sums. */
  readonly items: readonly ItemPosition[];
  /** Whether everything was computed; in sums, for all items. */
  readonly outcome: "success" | "failed";
  /** Milliseconds since the start of the item; in sums, of all items together. */
  readonly durationMs: number;
  /** What the error says; null if the item did not fail. In sums, the error of the first item that failed. */
  readonly message: string | null;
  /** How many items ended in which way; absent for a single item. */
  readonly counts?: Readonly<Record<"success" | "failed", number>>;
}

/** The run ended; the last line. */
export interface RunEndEvent {
  /** See {@link NodeStartEvent}. */
  readonly version: 1;
  /** See {@link NodeStartEvent}. */
  readonly at: string;
  /** What happened. */
  readonly event: "runEnd";
  /** How the run ended. */
  readonly outcome: RunOutcome;
  /** Milliseconds since the start of the run. */
  readonly durationMs: number;
  /** What the error says; null if the run succeeded. */
  readonly message: string | null;
}
