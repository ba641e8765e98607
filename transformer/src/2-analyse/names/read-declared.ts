/** Reads the names that the statements of a module declare at its top level. */
import type { ImportDeclaration, Node, VariableDeclaration } from "oxc-parser";
import type { Span } from "../../ir/span.js";
import { bindingsOf } from "./bindings.js";
import type { DeclarationPart } from "./declaration-part.js";
import { BOTH, TYPE, VALUE, type Meaning } from "./scopes.js";
import { walk } from "../syntax/syntax.js";

/** A name, as one piece of syntax declares it. */
export interface Declared {
  /** The name, with its span. */
  readonly id: Span & { readonly name: string };
  /** What it means. */
  readonly meaning: Meaning;
  /** The syntax that declares it. */
  readonly part: DeclarationPart;
}

/** Reads the top-level names that a statement declares. */
export function readDeclared(statement: Node): readonly Declared[] {
  switch (statement.type) {
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return statement.declaration === null ? [] : readDeclared(statement.declaration);
    case "ImportDeclaration":
      return statement.specifiers.map((specifier) => readImport(specifier, statement));
    case "FunctionDeclaration":
    case "TSDeclareFunction":
      return statement.id ? [toLocal(statement.id, VALUE, statement)] : [];
    case "ClassDeclaration":
      return statement.id ? [toLocal(statement.id, BOTH, statement)] : [];
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return [toLocal(statement.id, TYPE, statement)];
    case "TSEnumDeclaration":
    case "TSImportEqualsDeclaration":
      return [toLocal(statement.id, BOTH, statement)];
    case "TSModuleDeclaration":
      if (statement.id.type !== "Identifier" || statement.kind === "global") return [];
      return [toLocal(statement.id, BOTH, statement)];
    case "VariableDeclaration":
      return readVariables(statement);
    default:
      return readHoisted(statement);
  }
}

function readImport(specifier: ImportDeclaration["specifiers"][number], statement: ImportDeclaration): Declared {
  const isTypeOnly =
    statement.importKind === "type" || (specifier.type === "ImportSpecifier" && specifier.importKind === "type");
  const source = statement.source.value;
  return {
    id: specifier.local,
    meaning: BOTH,
    part: { kind: "import", source, imported: importedName(specifier), isTypeOnly },
  };
}

function readVariables({ declarations }: VariableDeclaration): readonly Declared[] {
  return declarations.flatMap((declarator) => bindingsOf(declarator.id).map((id) => toLocal(id, VALUE, declarator)));
}

/** Reads the names that a `var` inside a block declares, because they belong to the whole module. */
function readHoisted(statement: Node): readonly Declared[] {
  const declared: Declared[] = [];
  walk(statement, (tsNode) => {
    if (tsNode.type === "VariableDeclaration" && tsNode.kind === "var") declared.push(...readVariables(tsNode));
    return HAVE_OWN_VARIABLES.has(tsNode.type) ? "skip" : undefined;
  });
  return declared;
}

const HAVE_OWN_VARIABLES: ReadonlySet<string> = new Set([
  "ArrowFunctionExpression",
  "ClassDeclaration",
  "ClassExpression",
  "FunctionDeclaration",
  "FunctionExpression",
  "TSModuleDeclaration",
]);

function toLocal(id: Declared["id"], meaning: Meaning, tsNode: Node): Declared {
  return { id, meaning, part: { kind: "local", tsNode } };
}

function importedName(specifier: ImportDeclaration["specifiers"][number]): string {
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  if (specifier.type !== "ImportSpecifier") return "default";
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}
