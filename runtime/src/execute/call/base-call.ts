/** Calls a node's function with any kind of arguments: positional ones, named ones in one object, and the context. */
import type { NodeVariable } from "../../graph/graph.js";
import type { PlainFunction } from "../../plan/code/plan-code.js";
import { ABSENT_SLOT } from "../../plan/plan.js";
import { createNamedInputs } from "../values/create-record.js";
import { setOwn } from "../values/set-own.js";
import type { Invoke } from "./node-wrapper.js";

/**
 * Returns the innermost call of a node, which calls its function as its definition says.
 *
 * @param reads - The slots of its inputs.
 */
export function toBaseCall({ definition }: NodeVariable, reads: readonly number[]): Invoke {
  const { parameters, inputs } = definition;
  // A cast because a manifest describes the functions' parameters as text.
  const own = definition.function as PlainFunction;
  if (parameters.every((passing) => passing === "positional"))
    return (call) => {
      call.root.attempts++;
      const { values } = call;
      if (values.length === 1) return own(values[0]);
      return values.length === 2 ? own(values[0], values[1]) : own(...values);
    };
  return (call) => {
    call.root.attempts++;
    const { values } = call;
    const named = createNamedInputs();
    let next = 0;
    const args = parameters.map((passing) => {
      if (passing === "positional") return values[next++];
      return passing === "named" ? named : call.toContext();
    });
    for (; next < inputs.length; next++) {
      // An input that nothing provides is an absent property, not an undefined one, because the function may test it
      // with `in`.
      if (reads[next] === ABSENT_SLOT) continue;
      const { name, parameter } = inputs[next]!;
      setOwn(named, parameter ?? name, values[next]);
    }
    return own(...args);
  };
}
