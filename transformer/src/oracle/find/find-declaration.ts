/** Finds the declaration that a name refers to. */
import type ts from "typescript";
import type { Location } from "../../ir/span.js";
import type { RelatingChecker } from "../relate/relating-checker.js";

/** The name in the declaration of a variable, property, function or method; null if there is none. */
export function findDeclaration(
  tsNode: ts.Node,
  checker: RelatingChecker,
  { SymbolFlags, getNameOfDeclaration, isPropertyAccessExpression }: typeof ts,
): Location | null {
  const found = checker.getSymbolAtLocation(isPropertyAccessExpression(tsNode) ? tsNode.name : tsNode);
  const symbol = found && found.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  const declared = declaration && getNameOfDeclaration(declaration);
  return declared === undefined ? null : toLocation(declared);
}

/** The name in the declared type of a variable: `flow` for `flow: typeof flow`; null for other types. */
export function findQueriedName(name: ts.Node, { isTypeQueryNode }: typeof ts): Location | null {
  // A cast because many kinds of declarations have a declared type.
  const { type } = (name.parent ?? {}) as { readonly type?: ts.Node };
  return type !== undefined && isTypeQueryNode(type) ? toLocation(type.exprName) : null;
}

function toLocation(tsNode: ts.Node): Location {
  return { file: tsNode.getSourceFile().fileName, span: { start: tsNode.getStart(), end: tsNode.end } };
}
