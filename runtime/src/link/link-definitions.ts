/** Links definitions to a graph: every input finds the node of its name, or becomes an external input. */
import { cycle } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { findCycles, toTrail } from "../graph/find-cycles.js";
import { locationOf, type Graph, type LocatedDefinition, type Variable } from "../graph/graph.js";
import { computeLevels, NO_LEVEL } from "../graph/levels.js";
import { mayFanOut, placeAmongFanOuts } from "./place-among-fan-outs.js";
import { toRows, transpose } from "../graph/rows.js";

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
  const variables: Variable[] = [];
  const ids = new Map<string, number>();
  const inputsOf: number[][] = [];

  function add(variable: Variable): number {
    const id = variables.push(variable) - 1;
    ids.set(variable.name, id);
    inputsOf.push([]);
    return id;
  }

  for (const [name, located] of definitions) {
    if (Object.hasOwn(config, name)) add({ kind: "external", name, replaced: located });
    else add({ kind: "node", name, ...located });
  }
  // A key that only a replaced definition reads is still a value that can be requested and overridden.
  for (const name of Object.keys(config)) if (!ids.has(name)) add({ kind: "external", name, replaced: null });
  for (let id = 0; id < definitions.size; id++) {
    const variable = variables[id]!;
    if (variable.kind !== "node") continue;
    for (const { name } of variable.definition.inputs)
      inputsOf[id]!.push(ids.get(name) ?? add({ kind: "external", name, replaced: null }));
  }

  const dependencies = toRows(inputsOf);
  const dependents = transpose(dependencies);
  const levels = computeLevels(dependencies, dependents);
  const graph: Graph = { variables, ids, dependencies, dependents, levels, fanOuts: null };
  if (levels.includes(NO_LEVEL)) return { graph, problems: toProblems(graph) };
  return variables.some(mayFanOut) ? placeAmongFanOuts(graph) : { graph, problems: [] };
}

/** The name that the user wrote: a node that modifiers created is shown under the name of its function. */
function toUserName(variable: Variable): string {
  return variable.kind === "node" ? (variable.definition.made?.role?.of ?? variable.name) : variable.name;
}

/** One problem per cycle, with one location per edge: the node that takes the value. */
function toProblems({ variables, dependents, levels }: Graph): readonly Problem[] {
  const names = variables.map(({ name }) => name);
  return findCycles(dependents, levels, names).map((path) => {
    const locations = path.slice(1).flatMap((id) => {
      const variable = variables[id]!;
      return variable.kind === "node" ? [locationOf(variable)] : [];
    });
    return toProblem(
      cycle,
      names[path[0]!]!,
      { path: toTrail(path.map((id) => toUserName(variables[id]!))) },
      locations,
    );
  });
}
