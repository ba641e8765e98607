/** Finds the enclosing fan-out of the variables of a graph, and reports variables for which there is none. */
import { itemAndAll, nothingToCollect, unrelatedFanOuts } from "../errors/catalogue/6-fan-outs.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Location, Problem } from "../errors/problem.js";
import { findFanOuts, type FanOutFault } from "../graph/fan-outs.js";
import { locationOf, type Graph, type Variable } from "../graph/graph.js";
import { shownName } from "../graph/shown-name.js";
import type { NodeDefinition } from "../graph/node-definition.js";

/** Whether a variable itself fans out or collects. */
export function mayFanOut(variable: Variable): boolean {
  const definition = definitionOf(variable);
  return definition !== null && (definition.fansOut === true || definition.inputs.some(({ collects }) => collects));
}

/** Returns the graph with the enclosing fan-outs of its variables. */
export function placeAmongFanOuts(graph: Graph): { readonly graph: Graph; readonly problems: readonly Problem[] } {
  const { variables, dependencies, dependents, levels } = graph;
  const { fanOuts, faults } = findFanOuts({
    dependencies,
    dependents,
    levels,
    // A value of the config that takes the place of a fan-out is what the fan-out gives: items.
    fansOut: (id) => definitionOf(variables[id]!)?.fansOut === true,
    collects: (id, input) => inputOf(graph, id, input)?.collects === true,
    isAbsent: (id, input) => {
      const dependency = variables[dependencies.entries[dependencies.starts[id]! + input]!]!;
      return dependency.kind === "external" && inputOf(graph, id, input)?.isOptional === true;
    },
  });
  return { graph: { ...graph, fanOuts }, problems: faults.map((fault) => describe(fault, variables)) };
}

function definitionOf(variable: Variable): NodeDefinition | null {
  return (variable.kind === "node" ? variable : variable.replaced)?.definition ?? null;
}

function inputOf({ variables }: Graph, id: number, input: number): NodeDefinition["inputs"][number] | undefined {
  const variable = variables[id]!;
  return variable.kind === "node" ? variable.definition.inputs[input] : undefined;
}

function describe(fault: FanOutFault, variables: readonly Variable[]): Problem {
  const nameOf = (id: number): string => {
    const variable = variables[id]!;
    return variable.kind === "node" ? shownName(variable.definition) : variable.name;
  };
  const placesOf = (...ids: readonly number[]): readonly Location[] =>
    ids.flatMap((id) => {
      const variable = variables[id]!;
      return variable.kind === "node" ? [locationOf(variable)] : [];
    });
  const subject = variables[fault.id]!.name;
  const shown = nameOf(fault.id);
  switch (fault.kind) {
    case "nothing-to-collect":
      return toProblem(
        nothingToCollect,
        subject,
        { collected: nameOf(fault.dependency) },
        placesOf(fault.id, fault.dependency),
        shown,
      );
    case "unrelated":
      return toProblem(
        unrelatedFanOuts,
        subject,
        { fanOuts: fault.fanOuts.map(nameOf) },
        placesOf(fault.id, ...fault.fanOuts),
        shown,
      );
    case "item-and-all":
      return toProblem(
        itemAndAll,
        subject,
        { fanOut: nameOf(fault.fanOut), collector: nameOf(fault.collector) },
        placesOf(fault.id, fault.collector),
        shown,
      );
  }
}
