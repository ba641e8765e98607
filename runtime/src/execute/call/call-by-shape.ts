/** Calls a node's function with any kind of arguments: positional ones, named ones in one object, and the context. */
import { ABSENT_SLOT, type Task } from "../../plan/plan.js";
import { createNamedInputs } from "../values/create-record.js";
import type { Frame } from "../values/frame.js";
import { setOwn } from "../values/set-own.js";

/** Calls the function of a task as its node's definition says, or runs the loop body of a fan-out. */
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
    // An input that nothing provides is an absent property, not an undefined one, because the function may test it with
    // `in`.
    if (reads[next] === ABSENT_SLOT) continue;
    const { name, parameter } = inputs[next]!;
    setOwn(named, parameter ?? name, run.slots[reads[next]!]);
  }
  return Reflect.apply(own, undefined, args);
}
