/** Reads materializers: calls of `from` and `to`, and the constants that hold them. */
import { findDeclaration } from "@icosian/runtime/tooling";
import type { Node } from "oxc-parser";
import type { ExpressionIr } from "../../ir/expression.js";
import { findRuntimeFunction, type RuntimeNames } from "../names/runtime-names.js";
import { readExpression } from "./read-expression.js";

/** Whether a file may declare materializers. */
export function mayMaterialize(text: string): boolean {
  return text.includes("@icosian/runtime/data");
}

/** Reads a list of materializers, or the name of a constant. */
export function readMaterializers(expression: Node, runtimeNames: RuntimeNames): ExpressionIr {
  return readExpression(expression, { runtimeNames, locals: new Map() });
}

/** Whether an expression makes a materializer, or is a list of which an element does or is a name. */
export function isMaterializing(expression: Node, names: RuntimeNames): boolean {
  if (expression.type === "ArrayExpression")
    return expression.elements.some(
      (each) => each?.type === "Identifier" || (each !== null && isMaterializing(each, names)),
    );
  if (expression.type !== "CallExpression") return false;
  return findDeclaration(findRuntimeFunction(expression.callee, names))?.materializes === true;
}
