/** Finds the inputs that take a value, also through nodes that pass it on unchanged. */
import type { LinkedDataflow } from "../linked-dataflow.js";
import { inputsOf, type Consumer } from "../node.js";
import { consumersOf } from "./consumers.js";

/** Lists the inputs that take the value of a name, directly or through a subdag or step that passes it on. */
export function takersOf(name: string, dataflow: LinkedDataflow): readonly Consumer[] {
  if (dataflow.expanded === null) return consumersOf(name, dataflow);
  const names = new Set([name]);
  const takers: Consumer[] = [];
  // A set may grow during iteration: new values come last.
  for (const each of names)
    for (const consumer of consumersOf(each, dataflow)) {
      takers.push(consumer);
      if (passesOn(consumer)) names.add(consumer.definition.name);
    }
  return takers;
}

function passesOn({ definition, input }: Consumer): boolean {
  const { made } = definition;
  if (made === undefined || made.path !== null || !made.origin.passesOn) return false;
  return made.origin.part === null && made.origin.feed === null && inputsOf(definition)[0]?.name === input.name;
}
