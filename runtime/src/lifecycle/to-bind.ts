/** Binds the plans of a dataflow to its functions, with what its adapters do to plans and nodes. */
import type { BoundPlan } from "../execute/bind/bound-plan.js";
import { bindPlan } from "../execute/bind/bind-plan.js";
import type { Graph } from "../graph/graph.js";
import type { Bind } from "../plan/planner.js";
import { findItemHooks } from "./find-item-hooks.js";
import type { Lifecycle } from "./lifecycle.js";
import { toWrapNode } from "./wrap-node.js";

/**
 * Returns the function that binds plans.
 *
 * @param lifecycle - The adapters; null if the dataflow has none.
 */
export function toBind(graph: Graph, lifecycle: Lifecycle | null): Bind<BoundPlan> {
  const binding = { wrap: toWrapNode(graph, lifecycle), findItemHooks: (id: number) => findItemHooks(lifecycle, id) };
  return (plan, compiled) => {
    const arranged = lifecycle?.arrange(plan) ?? plan;
    return bindPlan(arranged, arranged === plan ? compiled : null, graph, binding);
  };
}
