/** Finds keys for written types: wherever two types of a program have the same key, they are the same type. */
import type { Node, Program, TSType } from "oxc-parser";
import type { Declarations } from "../names/declarations.js";
import { walk } from "../syntax/syntax.js";

/**
 * The keys of the types that one module writes.
 *
 * A dataflow writes the same few types thousands of times, so a checker is asked about each key once. A key is the text
 * of the type, and what each name in it refers to.
 */
export class TypeKeys {
  readonly #declarations: Declarations;
  readonly #file: string;
  /** The folder and the kind of the file, on which it depends what a specifier refers to. */
  readonly #importer: string;
  /** Local names of imports that are resolved in a way of their own. */
  readonly #special: ReadonlySet<string>;
  readonly #known = new Map<string, string | null>();

  /** @param file - Path of the module. */
  constructor(program: Program, file: string, declarations: Declarations) {
    this.#declarations = declarations;
    this.#file = file;
    const [, folder = "", extension = ""] = /^(.*[\\/])?.*?(\.\w+)?$/s.exec(file) ?? [];
    this.#importer = `${folder}*${extension}`;
    this.#special = new Set(program.body.flatMap(namesWithAttributes));
  }

  /**
   * The key of a type; null if the type depends on more than its text and the names at the top level of the module.
   *
   * @param type - A type outside of declarations with type parameters.
   * @param text - Its text in canonical format.
   */
  of(type: TSType, text: string): string | null {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const names = findNames(type);
    const isPlain = names !== null && !names.some((name) => this.#special.has(name));
    const key = isPlain ? [text, ...names.map((name) => `${name} = ${this.#resolve(name)}`)].join("; ") : null;
    this.#known.set(text, key);
    return key;
  }

  #resolve(name: string): string {
    const parts = this.#declarations.byName.get(name)?.parts ?? [];
    const [part] = parts;
    if (part === undefined) return "global";
    if (part.kind === "local" || parts.length > 1) return `here in ${this.#file}`;
    return `${part.imported} of ${part.source} in ${this.#importer}`;
  }
}

function namesWithAttributes(statement: Node): readonly string[] {
  if (statement.type !== "ImportDeclaration" || statement.attributes.length === 0) return [];
  return statement.specifiers.map(({ local }) => local.name);
}

/** The names that a type refers to, each once; null if it contains syntax with names or types of its own. */
function findNames(type: TSType): readonly string[] | null {
  const names = new Set<string>();
  let isPlain = true;
  walk(type, (tsNode) => {
    isPlain &&= isPlainSyntax(tsNode);
    if (!isPlain) return "skip";
    if (tsNode.type === "TSTypeReference") {
      let { typeName } = tsNode;
      while (typeName.type === "TSQualifiedName") typeName = typeName.left;
      if (typeName.type === "Identifier") names.add(typeName.name);
      else isPlain = false;
    }
    return undefined;
  });
  return isPlain ? [...names] : null;
}

function isPlainSyntax(tsNode: Node): boolean {
  switch (tsNode.type) {
    case "TSPropertySignature":
      return !tsNode.computed;
    case "TSMethodSignature":
      return !tsNode.computed && !tsNode.typeParameters;
    case "TSFunctionType":
      return !tsNode.typeParameters;
    case "TSTypeOperator":
      return tsNode.operator !== "unique";
    default:
      return PLAIN.has(tsNode.type);
  }
}

/** Syntax that means the same in every place. */
const PLAIN: ReadonlySet<string> = new Set([
  "Identifier",
  "Literal",
  "UnaryExpression",
  "TSAnyKeyword",
  "TSArrayType",
  "TSBigIntKeyword",
  "TSBooleanKeyword",
  "TSIndexSignature",
  "TSIndexedAccessType",
  "TSIntersectionType",
  "TSLiteralType",
  "TSNamedTupleMember",
  "TSNeverKeyword",
  "TSNullKeyword",
  "TSNumberKeyword",
  "TSObjectKeyword",
  "TSOptionalType",
  "TSParenthesizedType",
  "TSQualifiedName",
  "TSRestType",
  "TSStringKeyword",
  "TSSymbolKeyword",
  "TSTupleType",
  "TSTypeAnnotation",
  "TSTypeLiteral",
  "TSTypeParameterInstantiation",
  "TSTypeReference",
  "TSUndefinedKeyword",
  "TSUnionType",
  "TSUnknownKeyword",
  "TSVoidKeyword",
]);
