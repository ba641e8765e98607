/** Answers questions about the graph: which variables exist, and which depend on which. */
import type { Graph } from "../graph/graph.js";
import { reach } from "../graph/reach.js";
import { matchesTags, type TagQuery } from "./tag-query.js";
import { toVariableInfo, type VariableInfo } from "./variable-info.js";

/** The lineage of one dataflow. Every list is sorted by topological level, then by name. */
export class Lineage {
  readonly #graph: Graph;
  #order: readonly number[] | null = null;

  /** @param graph - The linked dataflow. */
  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Every variable whose tags match the query. */
  available(query: TagQuery): readonly VariableInfo[] {
    return this.#list(() => true).filter(({ tags }) => matchesTags(tags, query));
  }

  /** The given variables and everything that they are computed from. */
  upstream(ids: readonly number[]): readonly VariableInfo[] {
    const isReached = reach(this.#graph.dependencies, ids);
    return this.#list((id) => isReached[id] === 1);
  }

  /** The given variables and everything that is computed from them. */
  downstream(ids: readonly number[]): readonly VariableInfo[] {
    const isReached = reach(this.#graph.dependents, ids);
    return this.#list((id) => isReached[id] === 1);
  }

  /** Everything on any path from one variable to another, both included; empty when there is no path. */
  between(from: number, to: number): readonly VariableInfo[] {
    const isDownstream = reach(this.#graph.dependents, [from]);
    const isUpstream = reach(this.#graph.dependencies, [to]);
    return this.#list((id) => isDownstream[id] === 1 && isUpstream[id] === 1);
  }

  #list(isWanted: (id: number) => boolean): readonly VariableInfo[] {
    this.#order ??= sortVariables(this.#graph);
    return this.#order.filter(isWanted).map((id) => toVariableInfo(this.#graph, id));
  }
}

function sortVariables({ variables, levels }: Graph): readonly number[] {
  return [...variables.keys()].sort((a, b) => {
    const distance = levels[a]! - levels[b]!;
    return distance !== 0 ? distance : variables[a]!.name < variables[b]!.name ? -1 : 1;
  });
}
