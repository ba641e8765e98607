/** What a plan sends to other machines, told before anything runs. */
import type { Graph } from "../graph/graph.js";
import { shownName } from "../graph/shown-name.js";
import type { Plan } from "../plan/plan.js";
import type { Lifecycle } from "./lifecycle.js";

/** What {@link Dataflow.validateExecution} has found out about a request. */
export interface ExecutionCheck {
  /** The jobs that the adapter `distribute` sends to other machines, in an order in which they can begin. */
  readonly jobs: readonly PlannedJob[];
}

/** A kind of job: one for a node, or one for each item or batch of items of a fan-out. */
export interface PlannedJob {
  /** Name of the remote node. */
  readonly node: string;
  /** Names of the nodes that travel with it, in an order in which they can be computed. */
  readonly with: readonly string[];
  /** The fan-outs for whose items it is computed, the outermost first. */
  readonly itemsOf: readonly string[];
  /** The maximum number of items that one job computes. */
  readonly batch: number;
}

/**
 * Returns the jobs of a plan. O(tasks).
 *
 * @param lifecycle - The adapters; null if the dataflow has none.
 */
export function findPlannedJobs(
  plan: Plan,
  graph: Graph,
  lifecycle: Lifecycle | null,
  itemsOf: readonly string[] = [],
): readonly PlannedJob[] {
  if (lifecycle === null) return [];
  const nameOf = (id: number): string => {
    const variable = graph.variables[id]!;
    return variable.kind === "node" ? shownName({ ...variable.definition, name: variable.name }) : variable.name;
  };
  // Fan-outs are nested a few levels at most.
  return plan.tasks.flatMap(({ id, kind, steps = [], loopBody }): readonly PlannedJob[] => {
    if (loopBody !== null) return findPlannedJobs(loopBody.plan, graph, lifecycle, [...itemsOf, nameOf(id)]);
    const isSent = kind === "node" && lifecycle.nodes.get(id)?.wrappers.some(({ sends }) => sends === true) === true;
    if (!isSent) return [];
    const variable = graph.variables[id]!;
    const batch = variable.kind === "node" && itemsOf.length > 0 ? (variable.definition.remote?.batch ?? 1) : 1;
    return [{ node: nameOf(id), with: steps.slice(0, -1).map((step) => nameOf(step.id)), itemsOf, batch }];
  });
}
