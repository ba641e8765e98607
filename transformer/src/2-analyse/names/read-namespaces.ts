/**
 * Reads the namespaces that a file imports, the names that it exports, and the top-level names that a part of it uses.
 */
import type { Declaration, Statement } from "oxc-parser";
import type { Span } from "../../ir/span.js";
import { Declarations } from "./declarations.js";
import { parse } from "../syntax/parse.js";

/** The names of a file in relation to other modules. */
export interface Namespaces {
  /** Specifiers by the local names of `import * as name from "specifier"`. */
  readonly imported: ReadonlyMap<string, string>;
  /** Names of exports by local name. */
  readonly exported: ReadonlyMap<string, string>;
}

/** Reads a file without syntax errors. */
export function readNamespaces(file: string, text: string): Namespaces {
  const imported = new Map<string, string>();
  const exported = new Map<string, string>();
  for (const statement of parse(file, text).program.body) {
    if (statement.type === "ImportDeclaration") {
      const [first] = statement.specifiers;
      if (first?.type === "ImportNamespaceSpecifier") imported.set(first.local.name, statement.source.value);
    } else for (const [local, name] of readExports(statement)) exported.set(local, name);
  }
  return { imported, exported };
}

/** The top-level names of a file that a span of it uses, each once. */
export function readUses(file: string, text: string, span: Span): readonly string[] {
  const uses = new Declarations(parse(file, text)).usesWithin(span);
  return [...new Set(uses.map(({ declaration }) => declaration.name))];
}

function readExports(statement: Statement): readonly (readonly [local: string, exported: string])[] {
  if (statement.type !== "ExportNamedDeclaration" || statement.source !== null) return [];
  const declared = statement.declaration === null ? [] : readNames(statement.declaration);
  const named = statement.specifiers.flatMap(({ local, exported }) =>
    local.type === "Identifier" && exported.type === "Identifier" ? [[local.name, exported.name] as const] : [],
  );
  return [...declared.map((name) => [name, name] as const), ...named];
}

function readNames(declaration: Declaration): readonly string[] {
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  return "id" in declaration && declaration.id?.type === "Identifier" ? [declaration.id.name] : [];
}
