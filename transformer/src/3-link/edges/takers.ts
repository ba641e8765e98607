/** Finds who takes a value in the end, where nodes pass it on as it is. */
import type { LinkedDataflow } from "../linked-dataflow.js";
import { inputsOf, type Consumer } from "../node.js";
import { consumersOf } from "./consumers.js";

/** The inputs that take what has a name: directly, or by way of what a subdag or a step that may be left out passes on. */
export function takersOf(name: string, dataflow: LinkedDataflow): readonly Consumer[] {
  if (dataflow.expanded === null) return consumersOf(name, dataflow);
  const names = new Set([name]);
  const takers: Consumer[] = [];
  // A set can grow while it is walked through: its values come in the order in which they were added.
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
