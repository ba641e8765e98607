/** Evaluates expressions of the source whose values can be read from syntax. */
import type { ExpressionIr } from "../../ir/expression.js";

/** A known value. It is an object because the value itself may be null. */
export interface Evaluated {
  /** The value that the expression will have at run time. */
  readonly value: unknown;
}

/** Evaluates a call of a function of the runtime; null if its value is not known. */
export type EvaluateCall = (call: Extract<ExpressionIr, { readonly kind: "call" }>) => Evaluated | null;

/**
 * Evaluates an expression; null if its value is known only at run time.
 *
 * @param evaluateCall - Evaluates calls of functions of the runtime; without it their values are unknown.
 */
export function evaluate(expression: ExpressionIr, evaluateCall: EvaluateCall = () => null): Evaluated | null {
  switch (expression.kind) {
    case "literal":
      return { value: expression.value };
    case "list":
      return evaluateAll(expression.elements, (element) => evaluate(element, evaluateCall));
    case "record":
      return evaluateRecord(expression, (value) => evaluate(value, evaluateCall));
    case "call":
      return evaluateCall(expression);
    // A name that may refer to a function may also refer to any other import.
    case "function":
    case "spread":
    case "unknown":
      return null;
  }
}

/** Evaluates all expressions of a list; null if one value is not known. */
export function evaluateAll<Each>(
  all: readonly Each[],
  evaluateEach: (each: Each, index: number) => Evaluated | null,
): { readonly value: readonly unknown[] } | null {
  const evaluated = all.map(evaluateEach);
  return evaluated.includes(null) ? null : { value: evaluated.map((each) => each?.value) };
}

/** Evaluates a record by key; null if one value is not known or the expression is not a record. */
export function evaluateRecord(
  expression: ExpressionIr,
  evaluateEach: (value: ExpressionIr, key: string) => Evaluated | null,
): Evaluated | null {
  if (expression.kind !== "record") return null;
  const values = evaluateAll(expression.entries, ({ key, value }) => evaluateEach(value, key));
  return (
    values && { value: Object.fromEntries(expression.entries.map(({ key }, index) => [key, values.value[index]])) }
  );
}
