/** Recognises the names of `@icosian/runtime` in a module by their import, renamed or not. */
import type { ImportDeclaration, Node, Program, TSType, TSTypeName } from "oxc-parser";
import type { FactoryIr } from "../../ir/module-parts.js";

const RUNTIME = "@icosian/runtime";

/** The package, and its entry points that export modifiers. */
const SOURCES: ReadonlySet<string> = new Set([
  RUNTIME,
  ...["workers", "data", "cache", "distributed"].map((entry) => `${RUNTIME}/${entry}`),
]);

/** The local names of a module's imports, from the runtime and from other modules. */
export interface RuntimeNames {
  /** The exported name of each named import, by local name. */
  readonly named: ReadonlyMap<string, string>;
  /** Local names of `import * as …`. */
  readonly namespaces: ReadonlySet<string>;
  /** What is imported from other modules: local name to exported name, which is null for `import * as …`. */
  readonly others: ReadonlyMap<string, { readonly specifier: string; readonly name: string | null }>;
}

/** Whether a module may use the runtime. A quick test, so that all other modules cost nothing. */
export function mayNameRuntime(text: string): boolean {
  return text.includes(RUNTIME);
}

/** Reads the imports of a module from `@icosian/runtime`. */
export function readRuntimeNames(program: Program): RuntimeNames {
  const named = new Map<string, string>();
  const namespaces = new Set<string>();
  const others = new Map<string, { readonly specifier: string; readonly name: string | null }>();
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration") continue;
    const { value } = statement.source;
    for (const specifier of statement.specifiers) {
      const local = specifier.local.name;
      const name = toImportedName(specifier);
      if (!SOURCES.has(value)) others.set(local, { specifier: value, name });
      else if (name === null) namespaces.add(local);
      else if (specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier") named.set(local, name);
    }
  }
  return { named, namespaces, others };
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

/** What a module imports from elsewhere and calls; null for any other callee. */
export function findImportedFunction(callee: Node, { others }: RuntimeNames): FactoryIr | null {
  const object = callee.type === "MemberExpression" && !callee.computed ? callee.object : callee;
  const found = object.type === "Identifier" ? others.get(object.name) : undefined;
  if (found === undefined) return null;
  const { specifier, name } = found;
  if (object === callee) return name === null ? null : { specifier, name };
  const isMember = callee.type === "MemberExpression" && name === null;
  return isMember && callee.property.type === "Identifier" ? { specifier, name: callee.property.name } : null;
}

/** The name under which another module exports what is imported; null for all of it. */
function toImportedName(specifier: ImportDeclaration["specifiers"][number]): string | null {
  if (specifier.type === "ImportNamespaceSpecifier") return null;
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  return specifier.imported.type === "Literal" ? specifier.imported.value : specifier.imported.name;
}

function findInTypeName(typeName: TSTypeName, names: RuntimeNames): string | null {
  if (typeName.type === "Identifier") return names.named.get(typeName.name) ?? null;
  if (typeName.type !== "TSQualifiedName" || typeName.left.type !== "Identifier") return null;
  return names.namespaces.has(typeName.left.name) ? typeName.right.name : null;
}
