/** Makes a graph of numbered variables and their edges: levels, and where each variable stands among the fan-outs. */
import { findFanOuts, type FanOutFault } from "./fan-outs.js";
import type { Graph } from "./graph.js";
import { computeLevels, NO_LEVEL } from "./levels.js";
import type { NumberedVariables } from "./number-variables.js";
import { transpose, type Rows } from "./rows.js";

/** A graph, and the edges that make no sense in it; none are looked for where there are cycles. */
export interface CompletedGraph<Module, Definition> {
  readonly graph: Graph<Module, Definition>;
  readonly faults: readonly FanOutFault[];
}

/** Completes a graph; O(variables + edges), and what {@link findFanOuts} takes where anything fans out. */
export function completeGraph<Module, Definition>(
  { variables, ids, definitions }: Omit<NumberedVariables<Module, Definition>, "reads">,
  dependencies: Rows,
): CompletedGraph<Module, Definition> {
  const dependents = transpose(dependencies);
  const levels = computeLevels(dependencies, dependents);
  const edges = { variables, ids, dependencies, dependents, levels };
  const mayFanOut = definitions.some((each) => each?.fansOut || each?.inputs.some(({ collects }) => collects));
  // What needs its own value stands nowhere.
  const { fanOuts, faults } =
    mayFanOut && !levels.includes(NO_LEVEL) ? findFanOuts(edges, definitions) : { fanOuts: null, faults: [] };
  return { graph: { ...edges, fanOuts }, faults };
}
