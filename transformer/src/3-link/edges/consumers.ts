/** Finds the inputs that take a value. */
import { rowOf } from "@icosian/runtime/tooling";
import type { LinkedDataflow } from "../linked-dataflow.js";
import { inputsOf, type Consumer } from "../node.js";
import { candidatesOf } from "./producers.js";

type Graphs = Pick<LinkedDataflow, "graph" | "possible">;

/** The inputs that take each variable, by the id of the variable: those that have been asked for. */
const known = new WeakMap<LinkedDataflow["graph"], (readonly Consumer[] | undefined)[]>();

/** Lists the inputs that take the value of a name, in the order of their nodes; O(inputs of these nodes) once per name. */
export function consumersOf(name: string, dataflow: Graphs): readonly Consumer[] {
  const { graph } = dataflow;
  const id = graph.ids.get(name);
  if (id === undefined) return [];
  const all = known.get(graph) ?? [];
  known.set(graph, all);
  return (all[id] ??= findConsumers(id, name, dataflow));
}

function findConsumers(id: number, name: string, { graph, possible }: Graphs): readonly Consumer[] {
  const consumers: Consumer[] = [];
  let last = -1;
  for (const dependent of rowOf(possible.dependents, id)) {
    const variable = graph.variables[dependent];
    // A node that takes a value more than once is listed as often.
    if (dependent === last || variable?.kind !== "node") continue;
    last = dependent;
    for (const { module, definition } of candidatesOf(variable))
      for (const input of inputsOf(definition)) if (input.name === name) consumers.push({ module, definition, input });
  }
  return consumers;
}
