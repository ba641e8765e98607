/** Finds the file of the module whose namespace an expression is. */
import type ts from "typescript";
import type { RelatingChecker } from "../relate/relating-checker.js";

/** The file; null if the expression is no namespace of a module that the program contains. */
export function findModuleFile(
  tsNode: ts.Node,
  program: ts.Program,
  checker: RelatingChecker,
  typescript: typeof ts,
): string | null {
  const imported = findImportedFile(tsNode, program, checker, typescript);
  if (imported !== null) return imported;
  const { symbol } = checker.getTypeAtLocation(tsNode);
  return symbol?.declarations?.find(typescript.isSourceFile)?.fileName ?? null;
}

/** The extension of a source file by the extension in a specifier. */
const SOURCES: Readonly<Record<string, string>> = {
  js: "ts",
  mjs: "mts",
  cjs: "cts",
  ts: "ts",
  mts: "mts",
  cts: "cts",
};

/**
 * The file behind `features` after `import * as features from "./features.js"`, by its path: the type and the symbol of a
 * whole module are large.
 *
 * TypeScript looks for `features.ts` first, so if the program has this file, it is the one that is imported.
 *
 * @returns Null if the expression is something else, or if the import leads elsewhere.
 */
function findImportedFile(
  tsNode: ts.Node,
  program: ts.Program,
  checker: RelatingChecker,
  typescript: typeof ts,
): string | null {
  const { moduleSuffixes = [], rootDirs = [] } = program.getCompilerOptions();
  if (!typescript.isIdentifier(tsNode) || moduleSuffixes.length + rootDirs.length > 0) return null;
  const declaration = checker.getSymbolAtLocation(tsNode)?.declarations?.[0];
  if (declaration === undefined || !typescript.isNamespaceImport(declaration)) return null;
  const statement = declaration.parent.parent;
  if (!typescript.isImportDeclaration(statement) || !typescript.isStringLiteral(statement.moduleSpecifier)) return null;
  const [, path, extension = ""] = /^(\.\.?\/.*)\.(\w+)$/.exec(statement.moduleSpecifier.text) ?? [];
  const source = SOURCES[extension];
  if (path === undefined || source === undefined) return null;
  const file = `${resolve(statement.getSourceFile().fileName, path)}.${source}`;
  return program.getSourceFile(file)?.fileName ?? null;
}

/** Resolves a relative path from a file; both have forward slashes. */
function resolve(file: string, path: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of path.split("/"))
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  return parts.join("/");
}
