/** Finds the location of a part of a modifier's arguments. */
import type { ArgumentPath } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";
import type { Span } from "../../ir/span.js";

/**
 * Finds the part that a path leads to, or the innermost part on the way that is written in the source.
 *
 * @param path - The path of a problem's argument; without it, the whole modifier is meant.
 */
export function locateArgument(modifier: ModifierIr, path: ArgumentPath = []): Span {
  return locateAmong(modifier.arguments, path) ?? modifier.span;
}

function locateAmong(all: readonly ExpressionIr[], [index, ...rest]: ArgumentPath): Span | null {
  const expression = typeof index === "number" ? all[index] : undefined;
  return expression === undefined ? null : locate(expression, rest);
}

function locate(expression: ExpressionIr, path: ArgumentPath): Span {
  return locatePart(expression, path) ?? expression.span;
}

function locatePart(expression: ExpressionIr, path: ArgumentPath): Span | null {
  const [step, ...rest] = path;
  switch (expression.kind) {
    case "list":
      return locateAmong(expression.elements, path);
    case "record": {
      const key = typeof step === "object" ? step.key : step;
      const entry = expression.entries.findLast((each) => each.key === key);
      if (entry === undefined) return null;
      return typeof step === "object" ? entry.keySpan : locate(entry.value, rest);
    }
    case "call": {
      const method = expression.methods.findLast(({ name }) => name === step);
      return method === undefined ? locateAmong(expression.arguments, path) : locateAmong(method.arguments, rest);
    }
    case "literal":
    case "function":
    case "spread":
    case "unknown":
      return null;
  }
}
