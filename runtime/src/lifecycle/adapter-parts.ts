/** What the package's own adapters have besides hooks. */
import type { NodeWrapper } from "../execute/call/node-wrapper.js";
import type { Graph, NodeVariable } from "../graph/graph.js";
import type { Plan } from "../plan/plan.js";
import type { AdaptedNode } from "./lifecycle.js";
import type { LifecycleAdapter } from "./lifecycle-adapter.js";

/**
 * Reports a warning to the adapters that have `onWarning`, or to the console if none has. The text `runId` in the details
 * is the id of the run that it is about.
 */
export type Warn = (message: string, details: Readonly<Record<string, unknown>>) => void;

/**
 * The key of a method that receives, when a dataflow is built with the adapter, the function with which the adapter
 * reports warnings of its own. Registered, so that two copies of this package agree.
 */
export const CONNECT: unique symbol = Symbol.for("icosian.connectAdapter");

/** The key of a method that returns what an adapter puts around a node instead of `executeNode`. */
export const WRAP: unique symbol = Symbol.for("icosian.wrapNode");

/** The key of a mark: the adapter hears warnings only to record them, so that nobody sees them who does not look. */
export const RECORDS: unique symbol = Symbol.for("icosian.recordsWarnings");

/** The key of a mark: the adapter serves nodes from a cache. */
export const CACHES: unique symbol = Symbol.for("icosian.servesFromCache");

/** The key of the number of items of fan-outs that an adapter wants to have in flight. */
export const ITEMS_IN_FLIGHT: unique symbol = Symbol.for("icosian.itemsInFlight");

/** The key of a method that changes the plans of a dataflow before they are bound. */
export const ARRANGE: unique symbol = Symbol.for("icosian.arrangePlan");

/** An adapter of this package. */
export interface OwnAdapter extends LifecycleAdapter {
  /** Receives the function that reports warnings. */
  [CONNECT]?(warn: Warn): void;
  /** Whether warnings still go to the console, unless an adapter without this mark hears them. */
  readonly [RECORDS]?: true;
  /** Whether it is a cache. */
  readonly [CACHES]?: true;
  /** How many items of fan-outs are to be in flight, because they wait for other machines. */
  readonly [ITEMS_IN_FLIGHT]?: number;
  /** Returns a plan that gives the same; the plan itself if it changes nothing. */
  [ARRANGE]?(plan: Plan, graph: Graph, nodes: ReadonlyMap<number, AdaptedNode>): Plan;
  /**
   * Returns what stands around a node, the outermost first.
   *
   * @param complain - Reports a sentence about the node, which cannot be wrapped.
   * @param graph - The graph of the node.
   */
  [WRAP]?(node: NodeVariable, complain: (complaint: string) => void, graph: Graph): readonly NodeWrapper[];
}
