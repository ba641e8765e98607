/** Finds the imports that a file needs before a type from another file can be written in it. */
import { posix } from "node:path";
import type ts from "typescript";
import type { TextEdit } from "../../../diagnostics/diagnostic.js";
import type { Location } from "../../../ir/span.js";
import { findTsNode } from "../../../oracle/find/find-ts-node.js";
import type { RelatingChecker } from "../../../oracle/relate/relating-checker.js";
import type { TypeScript } from "../../../project/program/typescript.js";
import type { EditorProject } from "./editor-project.js";

/** Marks a name that is visible in its own file only. */
const INSIDE = Symbol("inside");

/**
 * Finds the imports that a type needs.
 *
 * @param type - The location of the type.
 * @param file - The file in which the type is to be written.
 * @returns Null if that is not possible, because a name has another meaning there or is not exported.
 */
export function findImports(type: Location, file: string, project: EditorProject): readonly TextEdit[] | null {
  const { typescript } = project;
  const { program } = project.program;
  const [from, to] = [program.getSourceFile(type.file), program.getSourceFile(file)];
  if (type.file === file || !from || !to) return type.file === file ? [] : null;
  const { fileName: fromFile } = from;
  if (!project.program.isReadable(type.file)) return [];
  const checker: RelatingChecker = program.getTypeChecker();
  const findInScope = checker.findInScope?.bind(checker) ?? listScope(to, checker, typescript);
  const statements: string[] = [];
  for (const name of namesIn(findTsNode(from, type.span, typescript))) {
    const symbol = checker.getSymbolAtLocation(name);
    const specifier = symbol === undefined ? null : findSpecifier(symbol, name.text);
    const there = findInScope(name.text, to);
    if (symbol === undefined || specifier === INSIDE) return null;
    if (there !== undefined && toTarget(there) === toTarget(symbol)) continue;
    if (there !== undefined || specifier === null) return null;
    statements.push(`import type { ${name.text} } from "${specifier}";\n`);
  }
  const offset = findImportOffset(to);
  return [...new Set(statements)].map((text) => ({ file, span: { start: offset, end: offset }, text }));

  /** The first name of every type reference. */
  function namesIn(tsNode: ts.Node): readonly ts.Identifier[] {
    const names: ts.Identifier[] = [];
    const visit = (each: ts.Node): void => {
      const name = typescript.isTypeReferenceNode(each)
        ? each.typeName
        : typescript.isTypeQueryNode(each)
          ? each.exprName
          : null;
      if (name !== null) names.push(toFirst(name));
      typescript.forEachChild(each, visit);
    };
    visit(tsNode);
    return names;
  }

  function toFirst(name: ts.EntityName): ts.Identifier {
    return typescript.isIdentifier(name) ? name : toFirst(name.left);
  }

  function toTarget(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  }

  /**
   * The specifier to import a name from; null for a global name, INSIDE for a name that is visible in its own file
   * only.
   */
  function findSpecifier(symbol: ts.Symbol, name: string): string | typeof INSIDE | null {
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined) return INSIDE;
    for (let tsNode: ts.Node = declaration; !typescript.isSourceFile(tsNode); tsNode = tsNode.parent)
      if (typescript.isImportDeclaration(tsNode)) {
        if (!typescript.isImportSpecifier(declaration) || declaration.propertyName !== undefined) return INSIDE;
        return typescript.isStringLiteral(tsNode.moduleSpecifier) ? move(tsNode.moduleSpecifier.text) : INSIDE;
      }
    const declared = declaration.getSourceFile();
    if (declared.fileName !== fromFile) return null;
    const exported = checker.getSymbolAtLocation(declared)?.exports?.has(name as ts.__String) === true;
    return exported ? move(`./${posix.basename(declared.fileName).replace(/\.([cm]?)tsx?$/, ".$1js")}`) : INSIDE;
  }

  /** Converts a specifier to the folder of the other file. */
  function move(specifier: string): string {
    if (!specifier.startsWith(".")) return specifier;
    const path = posix.relative(posix.dirname(file), posix.join(posix.dirname(type.file), specifier));
    return path.startsWith(".") ? path : `./${path}`;
  }

  /** The offset after the last import, or after the directive if there are no imports. */
  function findImportOffset({ statements: all, text }: ts.SourceFile): number {
    const imports = all.filter((each) => typescript.isImportDeclaration(each));
    const last = imports.at(-1) ?? all.find((each) => typescript.isExpressionStatement(each));
    const end = last?.end ?? 0;
    return end === 0 ? 0 : Math.min(text.length, end + (/^[^\n]*\n/.exec(text.slice(end))?.[0].length ?? 0));
  }
}

/** Finds types and imports by their names in a file, all of which are listed once. */
function listScope(
  sourceFile: ts.SourceFile,
  checker: RelatingChecker,
  { SymbolFlags }: TypeScript,
): (name: string) => ts.Symbol | undefined {
  const all = checker.getSymbolsInScope(sourceFile, SymbolFlags.Type | SymbolFlags.Alias);
  const byName = new Map(all.map((each) => [each.name, each]));
  return (name) => byName.get(name);
}
