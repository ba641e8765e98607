/** Gives expressions of the source the values that they will have, where syntax tells. */
import type { ExpressionIr } from "../../ir/expression.js";

/** A value that is known. */
export interface Evaluated {
  readonly value: unknown;
}

/** Gives a call of the runtime its value; null where it is not known. */
export type EvaluateCall = (call: Extract<ExpressionIr, { readonly kind: "call" }>) => Evaluated | null;

/**
 * The value of an expression; null where only running it tells.
 *
 * @param evaluateCall - For calls of functions of the runtime; without it they are not known.
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
    // A name that may be a function may as well be anything else that is imported.
    case "function":
    case "spread":
    case "unknown":
      return null;
  }
}

/** All values; null where one is not known. */
export function evaluateAll<Each>(
  all: readonly Each[],
  evaluateEach: (each: Each, index: number) => Evaluated | null,
): { readonly value: readonly unknown[] } | null {
  const evaluated = all.map(evaluateEach);
  return evaluated.includes(null) ? null : { value: evaluated.map((each) => each?.value) };
}

/** All values of a record by key; null where one is not known, and where it is no record. */
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
