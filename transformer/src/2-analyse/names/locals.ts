/** Indexes the top-level declarations of a module from which a node can be exported. */
import type { Class, Function as FunctionSyntax, Node, Program, VariableDeclarator } from "oxc-parser";
import { toSpan, type Span } from "../../ir/span.js";

/** A top-level declaration that can be exported as a node. */
export type Local = LocalFunction | LocalVariable | LocalClass;

/** A function declaration, and the overload signatures before it. */
export interface LocalFunction extends LocalBase {
  readonly kind: "function";
  /** The declaration with the body. */
  readonly tsFunction: FunctionSyntax;
  /** Spans of the overload signatures. */
  readonly overloads: readonly Span[];
}

/** One declarator of a variable declaration, with a name and not a pattern. */
export interface LocalVariable extends LocalBase {
  readonly kind: "variable";
  /** The name and its initialiser. */
  readonly declarator: VariableDeclarator;
  /** Whether it is declared with `const`. */
  readonly isConstant: boolean;
}

/** A class declaration. */
export interface LocalClass extends LocalBase {
  readonly kind: "class";
  /** The class declaration. */
  readonly tsClass: Class;
}

interface LocalBase {
  readonly name: string;
  readonly nameSpan: Span;
  /** From the end of the code before the statement to its start; this span contains the documentation. */
  readonly documented: Span;
}

/** Indexes a module's functions, variables and classes by name. */
export function readLocals(program: Program): ReadonlyMap<string, Local> {
  const locals = new Map<string, Local>();
  const overloads = new Map<string, Span[]>();
  let previousEnd = 0;
  for (const statement of program.body) {
    const documented = { start: previousEnd, end: statement.start };
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration !== null)
      for (const local of toLocals(declaration, documented, overloads)) locals.set(local.name, local);
    previousEnd = statement.end;
  }
  return locals;
}

function toLocals(declaration: Node, documented: Span, overloads: Map<string, Span[]>): readonly Local[] {
  if (declaration.type === "VariableDeclaration")
    return declaration.declare
      ? []
      : declaration.declarations.flatMap((one) => toVariable(one, documented, declaration.kind === "const"));
  if (declaration.type === "TSDeclareFunction" && declaration.id && !declaration.declare) {
    const { name } = declaration.id;
    overloads.set(name, [...(overloads.get(name) ?? []), toSpan(declaration)]);
  }
  if (declaration.type === "FunctionDeclaration" && declaration.id) {
    const { name } = declaration.id;
    const base = { name, nameSpan: toSpan(declaration.id), documented };
    return [{ kind: "function", ...base, tsFunction: declaration, overloads: overloads.get(name) ?? [] }];
  }
  if (declaration.type === "ClassDeclaration" && declaration.id && !declaration.declare) {
    const base = { name: declaration.id.name, nameSpan: toSpan(declaration.id), documented };
    return [{ kind: "class", ...base, tsClass: declaration }];
  }
  return [];
}

function toVariable(declarator: VariableDeclarator, documented: Span, isConstant: boolean): readonly Local[] {
  if (declarator.id.type !== "Identifier") return [];
  const { name, start } = declarator.id;
  return [
    { kind: "variable", name, nameSpan: { start, end: start + name.length }, documented, declarator, isConstant },
  ];
}
