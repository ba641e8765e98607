/** Takes a dataflow apart for a worker: its graph without adapters, and where its nodes are sent. */
import type { Environment } from "../../execute/environment.js";
import { Resources } from "../../execute/values/resources.js";
import { extendDataflow } from "../../extend-dataflow.js";
import type { Graph } from "../../graph/graph.js";
import { WRAP, type OwnAdapter } from "../../lifecycle/adapter-parts.js";
import type { DistributeOptions } from "../distribute-options.js";
import { findDistribution } from "../distributes.js";

/** A dataflow as a worker uses it. */
export interface OpenedFlow {
  /** The graph and the config; no adapters, which belong to the coordinator. */
  readonly environment: Environment;
  /** The options of the dataflow's `distribute`; null if it has none. */
  readonly distribution: DistributeOptions | null;
}

/**
 * Opens a dataflow.
 *
 * @throws DataflowError as `dataflow` does.
 */
export function openFlow(flow: object): OpenedFlow {
  let graph: Graph | null = null;
  let config: Readonly<Record<string, unknown>> = {};
  let distribution: DistributeOptions | null = null;
  const spy: OwnAdapter = {
    name: "work",
    [WRAP]: (_, __, whole) => {
      graph = whole;
      return [];
    },
    postGraphConstruct: (record) => {
      ({ config } = record);
    },
  };
  const opened = extendDataflow(flow, (adapters) => {
    distribution = adapters.map(findDistribution).find((each) => each !== null) ?? null;
    return [spy];
  });
  // A dataflow that was generated is built by its first request.
  (opened as { readonly listAvailableVariables: () => unknown }).listAvailableVariables();
  const environment: Environment = {
    graph: graph ?? EMPTY,
    config,
    lifecycle: null,
    shared: new Map(),
    resources: new Resources({ threads: null }),
  };
  return { environment, distribution };
}

// A cast because nothing of the graph of a dataflow without nodes is ever asked for.
const EMPTY = { variables: [], ids: new Map() } as unknown as Graph;
