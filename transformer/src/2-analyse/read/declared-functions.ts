/** Finds the functions that a declaration file declares. */
import type { Node, ParamPattern, Program, TSType, TSTypeAnnotation } from "oxc-parser";
import { toSpan, type Span } from "../../ir/span.js";
import { toName } from "../syntax/syntax.js";

/** A function, as it is declared. */
export interface DeclaredFunction {
  /** Span of its name. */
  readonly nameSpan: Span;
  /** Syntax of its parameters, in order. */
  readonly params: readonly ParamPattern[];
  /** Its return type; null if there is none. */
  readonly returnType: TSTypeAnnotation | null;
  /** From the end of the code before it to its start; this span contains the documentation. */
  readonly documented: Span;
}

/**
 * Indexes the functions of a declaration file by local references, such as `doubled` and `Features.doubled`, and by the
 * names of their exports. Overloaded functions are left out, because they cannot be nodes.
 */
export function readDeclaredFunctions({ body }: Program): ReadonlyMap<string, DeclaredFunction> {
  const functions = new Map<string, DeclaredFunction>();
  const exported: (readonly [local: string, name: string])[] = [];
  let previousEnd = 0;
  for (const statement of body) {
    const documented = { start: previousEnd, end: statement.start };
    previousEnd = statement.end;
    if (statement.type === "ExportNamedDeclaration" && statement.source === null)
      for (const { local, exported: name } of statement.specifiers)
        exported.push([toName(local) ?? "", toName(name) ?? ""]);
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration !== null)
      for (const [name, found] of readDeclaration(declaration, documented)) functions.set(name, found);
  }
  for (const [local, name] of exported) {
    const found = functions.get(local);
    if (found !== undefined && !functions.has(name)) functions.set(name, found);
  }
  return functions;
}

type Entry = readonly [name: string, declared: DeclaredFunction];

function readDeclaration(declaration: Node, documented: Span): readonly Entry[] {
  if (declaration.type === "TSDeclareFunction" && declaration.id)
    return [toEntry(declaration.id.name, declaration.id, declaration, documented)];
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id }): readonly Entry[] => {
      if (id.type !== "Identifier") return [];
      const type = id.typeAnnotation ? findFunctionType(id.typeAnnotation.typeAnnotation) : null;
      const name = { start: id.start, end: id.start + id.name.length };
      return type === null ? [] : [toEntry(id.name, name, type, documented)];
    });
  if (declaration.type !== "ClassDeclaration" || !declaration.id) return [];
  const owner = declaration.id.name;
  let previousEnd = declaration.body.start + 1;
  return declaration.body.body.flatMap((member): readonly Entry[] => {
    const before = { start: previousEnd, end: member.start };
    previousEnd = member.end;
    if (member.type !== "MethodDefinition" || !member.static || member.kind !== "method") return [];
    const name = toName(member.key);
    return name === null ? [] : [toEntry(`${owner}.${name}`, member.key, member.value, before)];
  });
}

function toEntry(
  name: string,
  nameSpan: Span,
  { params, returnType }: { readonly params: readonly ParamPattern[]; readonly returnType?: TSTypeAnnotation | null },
  documented: Span,
): Entry {
  return [name, { nameSpan: toSpan(nameSpan), params, returnType: returnType ?? null, documented }];
}

/** The function type of a constant; for a function with modifiers, `Modified<…>`, the type of the function itself. */
function findFunctionType(type: TSType): Extract<TSType, { readonly type: "TSFunctionType" }> | null {
  if (type.type === "TSFunctionType") return type;
  if (type.type === "TSParenthesizedType") return findFunctionType(type.typeAnnotation);
  if (type.type === "TSIntersectionType") return type.types.map(findFunctionType).find((each) => each !== null) ?? null;
  if (type.type !== "TSTypeReference" && type.type !== "TSImportType") return null;
  const name = type.type === "TSImportType" ? type.qualifier : type.typeName;
  const [definition] = type.typeArguments?.params ?? [];
  return name?.type === "Identifier" && name.name === "Modified" && definition ? findFunctionType(definition) : null;
}
