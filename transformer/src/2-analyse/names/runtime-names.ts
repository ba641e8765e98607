/** Recognises the names of `@icosian/runtime` in a module by their import, renamed or not. */
import type { Node, Program, TSType, TSTypeName } from "oxc-parser";

const RUNTIME = "@icosian/runtime";

/** The package, and its entry points that export modifiers. */
const SOURCES: ReadonlySet<string> = new Set([RUNTIME, `${RUNTIME}/workers`]);

/** The local names of a module's imports from the runtime. */
export interface RuntimeNames {
  /** The exported name of each named import, by local name. */
  readonly named: ReadonlyMap<string, string>;
  /** Local names of `import * as …`. */
  readonly namespaces: ReadonlySet<string>;
}

/** Whether a module may use the runtime. A quick test, so that all other modules cost nothing. */
export function mayNameRuntime(text: string): boolean {
  return text.includes(RUNTIME);
}

/** Reads the imports of a module from `@icosian/runtime`. */
export function readRuntimeNames(program: Program): RuntimeNames {
  const named = new Map<string, string>();
  const namespaces = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration" || !SOURCES.has(statement.source.value)) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type === "ImportNamespaceSpecifier") namespaces.add(specifier.local.name);
      else if (specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier")
        named.set(specifier.local.name, specifier.imported.name);
    }
  }
  return { named, namespaces };
}

/** The runtime's name of a type: `RunContext` for `Context` imported under that name; null for any other type. */
export function findRuntimeType(type: TSType, names: RuntimeNames): string | null {
  if (type.type === "TSTypeReference") return findInTypeName(type.typeName, names);
  if (type.type === "TSImportType" && SOURCES.has(type.source.value) && type.qualifier?.type === "Identifier")
    return type.qualifier.name;
  return null;
}

/** The runtime's name of a function that is called: `node` for `ico.node(…)`; null for any other callee. */
export function findRuntimeFunction(callee: Node, names: RuntimeNames): string | null {
  if (callee.type === "Identifier") return names.named.get(callee.name) ?? null;
  if (callee.type !== "MemberExpression" || callee.computed || callee.object.type !== "Identifier") return null;
  if (!names.namespaces.has(callee.object.name) || callee.property.type !== "Identifier") return null;
  return callee.property.name;
}

function findInTypeName(typeName: TSTypeName, names: RuntimeNames): string | null {
  if (typeName.type === "Identifier") return names.named.get(typeName.name) ?? null;
  if (typeName.type !== "TSQualifiedName" || typeName.left.type !== "Identifier") return null;
  return names.namespaces.has(typeName.left.name) ? typeName.right.name : null;
}
