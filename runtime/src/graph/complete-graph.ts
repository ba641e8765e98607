/** Completes a graph of numbered variables and their edges: with levels, and with the enclosing fan-out of each variable. */
import { findFanOuts, type FanOutFault } from "./fan-outs.js";
import type { Graph } from "./graph.js";
import { computeLevels, NO_LEVEL } from "./levels.js";
import type { NumberedVariables } from "./number-variables.js";
import { transpose, type Rows } from "./rows.js";

/** A graph and its impossible edges. */
export interface CompletedGraph<Module, Definition> {
  /** The graph; in one with cycles no fan-outs are looked for. */
  readonly graph: Graph<Module, Definition>;
  /** The impossible combinations of edges; empty if there are none. */
  readonly faults: readonly FanOutFault[];
}

/** Completes a graph; O(variables + edges), plus the cost of {@link findFanOuts} if anything fans out. */
export function completeGraph<Module, Definition>(
  { variables, ids, definitions }: Omit<NumberedVariables<Module, Definition>, "reads">,
  dependencies: Rows,
): CompletedGraph<Module, Definition> {
  const dependents = transpose(dependencies);
  const levels = computeLevels(dependencies, dependents);
  const edges = { variables, ids, dependencies, dependents, levels };
  const mayFanOut = definitions.some((each) => each?.fansOut || each?.inputs.some(({ collects }) => collects));
  // A variable on a cycle has no enclosing fan-out.
  const { fanOuts, faults } =
    mayFanOut && !levels.includes(NO_LEVEL) ? findFanOuts(edges, definitions) : { fanOuts: null, faults: [] };
  return { graph: { ...edges, fanOuts }, faults };
}
