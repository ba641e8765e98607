/** Calls a node's function with arguments of every kind: in a row, as properties of one object, and the context. */
import { ABSENT_SLOT, type Task } from "../../plan/plan.js";
import { createNamedInputs } from "../values/create-record.js";
import type { Frame } from "../values/frame.js";
import { setOwn } from "../values/set-own.js";

/** Calls the function of a task as its node's definition says, or does what is to be done for the items of a fan-out. */
export function callByShape(run: Frame, task: Task): unknown {
  const { node, reads, loopBody } = task;
  if (loopBody !== undefined) return run.fanOut(loopBody, reads);
  const { parameters, inputs, function: own } = node.definition;
  const named = createNamedInputs();
  let next = 0;
  const args = parameters.map((passing) => {
    if (passing === "positional") return run.slots[reads[next++]!];
    return passing === "named" ? named : run.contextOf(node);
  });
  for (; next < inputs.length; next++) {
    // A property that nothing provides is absent, not undefined: the function may ask `in`.
    if (reads[next] === ABSENT_SLOT) continue;
    const { name, parameter } = inputs[next]!;
    setOwn(named, parameter ?? name, run.slots[reads[next]!]);
  }
  return Reflect.apply(own, undefined, args);
}
