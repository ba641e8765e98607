/** Links definitions to a graph. */
import { cycle } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { completeGraph } from "../graph/complete-graph.js";
import { findCycles, toTrail } from "../graph/find-cycles.js";
import { locationOf, type Graph, type LocatedDefinition, type Variable } from "../graph/graph.js";
import { numberVariables } from "../graph/number-variables.js";
import { toRows } from "../graph/rows.js";
import { describeFanOutFault } from "./describe-fan-outs.js";

/** A graph, and its problems: cycles and incompatible fan-outs. */
export interface Linked {
  /** The graph; it can be run only if there are no problems. */
  readonly graph: Graph;
  /** The problems, one per cycle and one per fault of fan-outs. */
  readonly problems: readonly Problem[];
}

/**
 * Links definitions. O(definitions + inputs).
 *
 * @param config - A node whose name is a key of the config is replaced: it becomes an external input without
 * dependencies.
 */
export function linkDefinitions(
  definitions: ReadonlyMap<string, LocatedDefinition>,
  config: Readonly<Record<string, unknown>>,
): Linked {
  const given = new Set(Object.keys(config));
  const numbered = numberVariables(definitions, given, ({ definition }) => definition);
  const { graph, faults } = completeGraph(numbered, toRows(numbered.reads));
  const fanOutProblems = faults.map((fault) => describeFanOutFault(fault, graph.variables));
  return { graph, problems: [...toProblems(graph), ...fanOutProblems] };
}

/** The name that the user wrote: a node that modifiers created is shown under the name of its function. */
function toUserName(variable: Variable): string {
  return variable.kind === "node" ? (variable.definition.made?.role?.of ?? variable.name) : variable.name;
}

/** One problem per cycle, with one location per edge: the node that takes the value. */
function toProblems(graph: Graph): readonly Problem[] {
  const { variables } = graph;
  return findCycles(graph).map((path) => {
    const locations = path.slice(1).flatMap((id) => {
      const variable = variables[id]!;
      return variable.kind === "node" ? [locationOf(variable)] : [];
    });
    return toProblem(
      cycle,
      variables[path[0]!]!.name,
      { path: toTrail(path.map((id) => toUserName(variables[id]!))) },
      locations,
    );
  });
}
