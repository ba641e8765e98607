/** Indexes what a module declares at its top level in the forms that a node can be exported from. */
import type { Class, Function as FunctionSyntax, Node, Program, VariableDeclarator } from "oxc-parser";
import { toSpan, type Span } from "../../ir/span.js";

/** A top-level declaration that an export can name. */
export type Local = LocalFunction | LocalVariable | LocalClass;

/** A function declaration with the overload signatures before it. */
export interface LocalFunction extends LocalBase {
  readonly kind: "function";
  readonly tsFunction: FunctionSyntax;
  readonly overloads: readonly Span[];
}

/** One declarator of a variable declaration, with a name and not a pattern. */
export interface LocalVariable extends LocalBase {
  readonly kind: "variable";
  readonly declarator: VariableDeclarator;
  readonly isConstant: boolean;
}

/** A class declaration. */
export interface LocalClass extends LocalBase {
  readonly kind: "class";
  readonly tsClass: Class;
}

interface LocalBase {
  readonly name: string;
  readonly nameSpan: Span;
  /** From the end of the code before the statement to its start: where its documentation stands. */
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
