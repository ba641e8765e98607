/** Finds imports of modules that do not exist. */
import type ts from "typescript";
import type { MissingImport } from "../oracle.js";
import type { RelatingChecker } from "../relate/relating-checker.js";

/**
 * The import of an expression's first name, if TypeScript cannot resolve its module.
 *
 * @param expression - `features`, or `all.features`.
 */
export function findMissingImport(
  expression: ts.Node,
  checker: RelatingChecker,
  typescript: typeof ts,
): MissingImport | null {
  const name = toFirst(expression, typescript);
  if (!typescript.isIdentifier(name)) return null;
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  const specifier = declaration && findSpecifier(declaration, typescript);
  if (!specifier || checker.getSymbolAtLocation(specifier) !== undefined) return null;
  return isThere(specifier, typescript) ? null : { name: name.text, specifier: specifier.text };
}

function toFirst(expression: ts.Node, typescript: typeof ts): ts.Node {
  return typescript.isPropertyAccessExpression(expression) ? toFirst(expression.expression, typescript) : expression;
}

function findSpecifier(declaration: ts.Node, typescript: typeof ts): ts.StringLiteral | null {
  for (let tsNode: ts.Node | undefined = declaration; tsNode !== undefined; tsNode = tsNode.parent) {
    if (!typescript.isImportDeclaration(tsNode)) continue;
    return typescript.isStringLiteral(tsNode.moduleSpecifier) ? tsNode.moduleSpecifier : null;
  }
  return null;
}

/** Whether a JavaScript file exists. TypeScript does not read it, so it has no symbol for it. */
function isThere(specifier: ts.StringLiteral, typescript: typeof ts): boolean {
  if (!specifier.text.startsWith(".")) return false;
  const folder = specifier.getSourceFile().fileName.replace(/[^/]*$/, "");
  return typescript.sys.fileExists(`${folder}${specifier.text}`);
}
