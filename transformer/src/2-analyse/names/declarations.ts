/**
 * The declarations at the top level of a module, and the places in its text that refer to them.
 *
 * Scopes are analysed properly, so that a parameter with the name of another node's function refers to the parameter.
 */
import type { ImportDeclaration, Node, Program, VariableDeclaration } from "oxc-parser";
import { toSpan, type Span } from "../../ir/span.js";
import { bindingsOf } from "./bindings.js";
import { findReferences } from "./find-references.js";
import { BOTH, TYPE, VALUE, type Meaning } from "./scopes.js";
import { walk } from "../syntax/syntax.js";

/** A name that a module declares or imports at its top level. */
export interface Declaration {
  /** The local name. */
  readonly name: string;
  /** Span of the name in its first declaration. */
  readonly nameSpan: Span;
  /** The syntax that declares the name; several parts for overloads and merged interfaces. */
  readonly parts: readonly DeclarationPart[];
}

/** A piece of syntax that declares a name. */
export type DeclarationPart =
  | {
      readonly kind: "local";
      /** The declaring statement or declarator. */
      readonly tsNode: Node;
    }
  | {
      readonly kind: "import";
      /** The module specifier of the import, as written. */
      readonly source: string;
      /** The name in the imported module: `default` for a default import, `*` for a namespace. */
      readonly imported: string;
      /** Whether the import is `import type`, or the name is imported with `type`. */
      readonly isTypeOnly: boolean;
    };

/** A use of a top-level name. */
export interface Use {
  /** Start of the name in the text. */
  readonly offset: number;
  /** End of the name in the text. */
  readonly end: number;
  /** The declaration that the name refers to. */
  readonly declaration: Declaration;
  /** Whether the name is used as a type only. */
  readonly isType: boolean;
}

/** The top-level names of a module, and the places at which they are used. */
export class Declarations {
  /** The declarations by local name. */
  readonly byName: ReadonlyMap<string, Declaration>;
  readonly #meanings = new Map<string, Meaning>();
  readonly #statements: readonly Node[];
  /** The uses in each statement that has been queried, in source order. */
  readonly #uses = new Map<Node, readonly Use[]>();

  /** Reads the declarations of a module. Linear in its text, without the bodies of functions. */
  constructor({ body }: Program) {
    const byName = new Map<
      string,
      { readonly name: string; readonly nameSpan: Span; readonly parts: DeclarationPart[] }
    >();
    for (const { id, meaning, part } of body.flatMap(readStatement)) {
      const { name } = id;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { name, nameSpan: toSpan(id), parts: [part] });
      else known.parts.push(part);
      this.#meanings.set(name, ((this.#meanings.get(name) ?? 0) | meaning) as Meaning);
    }
    this.byName = byName;
    this.#statements = body;
  }

  /** The uses of top-level names within a span inside one statement, in source order. */
  usesWithin({ start, end }: Span): readonly Use[] {
    const statement = this.#statements[countBefore(this.#statements, start + 1, (each) => each.start) - 1];
    if (statement === undefined) return [];
    const uses = this.#usesIn(statement);
    return uses.slice(countBefore(uses, start, toOffset), countBefore(uses, end, toOffset));
  }

  #usesIn(statement: Node): readonly Use[] {
    const known = this.#uses.get(statement);
    if (known !== undefined) return known;
    const uses: Use[] = [];
    for (const { name, start, end, meaning } of findReferences(statement, this.#meanings)) {
      const declaration = this.byName.get(name);
      if (declaration !== undefined) uses.push({ offset: start, end, declaration, isType: meaning === TYPE });
    }
    uses.sort((a, b) => a.offset - b.offset);
    this.#uses.set(statement, uses);
    return uses;
  }
}

/** A name, as one piece of syntax declares it. */
interface Declared {
  readonly id: Span & { readonly name: string };
  readonly meaning: Meaning;
  readonly part: DeclarationPart;
}

function readStatement(statement: Node): readonly Declared[] {
  switch (statement.type) {
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return statement.declaration === null ? [] : readStatement(statement.declaration);
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

function toOffset({ offset }: Use): number {
  return offset;
}

/** The number of entries of a sorted list before an offset; O(log n). */
function countBefore<Entry>(entries: readonly Entry[], offset: number, offsetOf: (entry: Entry) => number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsetOf(entries[middle]!) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
