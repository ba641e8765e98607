/** Finds the type of an expression, in an object literal or anywhere else. */
import type ts from "typescript";
import type { RelatingChecker } from "../relate/relating-checker.js";

/**
 * The type that an expression has by itself.
 *
 * The type of `{ region }` is that of the variable `region`. TypeScript gives the type of the property, in which `const
 * region = "eu"` is widened to `string`; but there it knows what the surrounding conditions imply for the variable.
 *
 * @returns Null if TypeScript does not know it.
 */
export function findTypeOfExpression(tsNode: ts.Node, checker: RelatingChecker, typescript: typeof ts): ts.Type | null {
  const shorthand = typescript.isIdentifier(tsNode) ? tsNode.parent : tsNode;
  if (!typescript.isShorthandPropertyAssignment(shorthand)) return checker.getTypeAtLocation(tsNode);
  const symbol = checker.getShorthandAssignmentValueSymbol?.(shorthand);
  if (symbol === undefined) return null;
  const property = checker.getTypeAtLocation(shorthand);
  const variable = checker.getTypeOfSymbolAtLocation(symbol, shorthand.name);
  const isAny = Boolean(variable.flags & typescript.TypeFlags.Any);
  return !isAny && checker.isTypeAssignableTo(variable, property) ? variable : property;
}
