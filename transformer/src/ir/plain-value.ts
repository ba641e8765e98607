/** The values of expressions that are literals. */
import type { ExpressionIr } from "./expression.js";

/** The values of expressions in JSON; null if not all of them are literals. */
export function toPlainValues(expressions: readonly ExpressionIr[]): readonly unknown[] | null {
  const literals = expressions.map(toPlain);
  return literals.includes(null) ? null : literals.map((literal) => literal?.value);
}

/** The value of a literal in JSON; null for any other expression. */
function toPlain(expression: ExpressionIr): { readonly value: unknown } | null {
  switch (expression.kind) {
    case "literal":
      return expression.value === undefined || Object.is(expression.value, -0) ? null : { value: expression.value };
    case "list": {
      const values = toPlainValues(expression.elements);
      return values && { value: values };
    }
    case "record": {
      const values = toPlainValues(expression.entries.map(({ value }) => value));
      return values && { value: Object.fromEntries(expression.entries.map(({ key }, at) => [key, values[at]])) };
    }
    default:
      return null;
  }
}
