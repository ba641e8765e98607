/** The type of an expression, where it stands in an object literal or anywhere else. */
import type ts from "typescript";
import type { RelatingChecker } from "../relate/relating-checker.js";

/**
 * The type that an expression has by itself.
 *
 * `{ region }` is the type of the variable `region`. TypeScript gives the property's type instead, in which
 * `const region = "eu"` has become a `string`, but knows there what the surrounding conditions say of the variable.
 *
 * @returns Null where TypeScript does not tell.
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
