/** Finds the inputs that take a value. */
import { rowOf } from "@icosian/runtime/tooling";
import type { LinkedDataflow } from "../linked-dataflow.js";
import { inputsOf, type Consumer } from "../node.js";
import { candidatesOf } from "./producers.js";

/** The inputs that take each variable, by the id of the variable. */
const known = new WeakMap<LinkedDataflow["graph"], readonly (readonly Consumer[])[]>();

/** Lists the inputs that take the value of a name, in the order of their nodes. */
export function consumersOf(name: string, dataflow: Pick<LinkedDataflow, "graph" | "possible">): readonly Consumer[] {
  const { graph } = dataflow;
  const consumers = known.get(graph) ?? indexConsumers(dataflow);
  known.set(graph, consumers);
  return consumers[graph.ids.get(name) ?? -1] ?? [];
}

/** Lists the consumers of each variable; O(edges). */
function indexConsumers({
  graph: { variables },
  possible: { dependencies },
}: Pick<LinkedDataflow, "graph" | "possible">): readonly (readonly Consumer[])[] {
  const consumers = variables.map((): Consumer[] => []);
  variables.forEach((variable, id) => {
    if (variable.kind !== "node") return;
    const row = rowOf(dependencies, id);
    let edge = 0;
    for (const { module, definition } of candidatesOf(variable))
      for (const input of inputsOf(definition)) consumers[row[edge++] ?? -1]?.push({ module, definition, input });
  });
  return consumers;
}
