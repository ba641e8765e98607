/** Finds code that never runs: the body of a signature whose value another function computes. */
import type { Expression, Statement } from "oxc-parser";
import { toSpan, type Span } from "../../ir/span.js";
import { toValue, type FunctionNode } from "../syntax/syntax.js";

/** The first code of a body besides throwing or returning a placeholder; null if there is none. */
export function findDiscardedBody({ body, params }: FunctionNode): Span | null {
  if (body === null) return null;
  const parameters = new Set(params.flatMap((each) => (each.type === "Identifier" ? [each.name] : [])));
  if (body.type !== "BlockStatement") return isPlaceholder(body, parameters) ? null : toSpan(body);
  const doing = body.body.find((statement) => !isIdle(statement, parameters));
  return doing === undefined ? null : toSpan(doing);
}

function isIdle(statement: Statement, parameters: ReadonlySet<string>): boolean {
  switch (statement.type) {
    case "ThrowStatement":
    case "EmptyStatement":
      return true;
    case "ReturnStatement":
      return statement.argument === null || isPlaceholder(statement.argument, parameters);
    case "ExpressionStatement":
      return statement.expression.type === "Literal";
    default:
      return false;
  }
}

/** Whether an expression is only a placeholder: `undefined as never`, `null!`, `0`. */
function isPlaceholder(expression: Expression, parameters: ReadonlySet<string>): boolean {
  const value = toValue(expression);
  switch (value.type) {
    case "Literal":
      return true;
    case "Identifier":
      return !parameters.has(value.name);
    case "UnaryExpression":
      return value.argument.type === "Literal";
    case "ArrayExpression":
      return value.elements.length === 0;
    case "ObjectExpression":
      return value.properties.length === 0;
    case "ParenthesizedExpression":
      return isPlaceholder(value.expression, parameters);
    default:
      return false;
  }
}
