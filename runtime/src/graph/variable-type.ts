/** Types of variables, as text. */
import type { Graph } from "./graph.js";
import { rowOf } from "./rows.js";

/** The declared type of a node's value; for an external input, the types of all its consumers: `A & B`. */
export function typeOf({ variables, dependents }: Graph, id: number): string {
  const variable = variables[id]!;
  if (variable.kind === "node") return variable.definition.type;
  if (variable.replaced !== null) return variable.replaced.definition.type;
  const asked = [...rowOf(dependents, id)].flatMap((dependent) => {
    const consumer = variables[dependent]!;
    if (consumer.kind !== "node") return [];
    return consumer.definition.inputs.filter(({ name }) => name === variable.name).map(({ type }) => type);
  });
  return joinTypes(asked);
}

/** Joins the types that the inputs of one name declare: `A & B`; `unknown` if there are none. */
export function joinTypes(declared: readonly string[]): string {
  const types = [...new Set(declared)].sort();
  return types.length < 2 ? (types[0] ?? "unknown") : types.map(parenthesise).join(" & ");
}

/** Adds parentheses to unions, functions and conditional types, which would read differently next to an `&`. */
function parenthesise(type: string): string {
  return /\||=>|\?/.test(type) ? `(${type})` : type;
}
