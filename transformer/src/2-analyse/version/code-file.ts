/**
 * One file of a project, as code versions see it: its declarations by name, the statements with effects, its imports
 * and exports.
 */
import type { Node, Program } from "oxc-parser";
import { Declarations, type Declaration } from "../names/declarations.js";
import { parseCode } from "./parse-code.js";
import { readCodeExports, type CodeExports } from "./code-exports.js";
import type { CodePlace } from "./code-place.js";
import { readOwnCode, type CodeSyntax, type OwnCode } from "./own-code.js";

/** The name under which the statements of a file that have effects are listed. No declaration can have it. */
export const STATEMENTS = "(statements)";

/** The syntax of a file. */
interface FileSyntax extends CodeSyntax {
  readonly program: Program;
}

/** A file without syntax errors. */
export class CodeFile {
  /** Where the file is. */
  readonly place: CodePlace;
  /** The text of the file. */
  readonly text: string;
  /** Its imports and exports. */
  readonly links: CodeExports;
  /** The names of its top-level declarations; `default` for a default export without a name. */
  readonly names: readonly string[];
  readonly #own = new Map<string, OwnCode | null>();
  /** Null after it has been released; it is parsed again if it is needed again. */
  #syntax: FileSyntax | null;

  /** @param program - The parsed text, without syntax errors. */
  constructor(
    place: CodePlace,
    text: string,
    program: Program,
    declarations: Declarations = new Declarations({ program, text }),
  ) {
    this.place = place;
    this.text = text;
    this.links = readCodeExports(program);
    this.#syntax = { text, program, declarations };
    const own = [...declarations.byName.values()].filter(isLocal).map(({ name }) => name);
    this.names = findDefault(program) === null ? own : [...own, "default"];
  }

  /** The code of a declaration; null if the file does not declare the name. */
  own(name: string): OwnCode | null {
    const known = this.#own.get(name);
    if (known !== undefined) return known;
    if (this.#syntax === null) {
      this.#syntax = toSyntax(this.place.path, this.text);
      // Everything at once, so that the file is parsed only once more.
      this.complete();
      return this.#own.get(name) ?? null;
    }
    const pieces = findPieces(name, this.#syntax);
    const own = pieces.length === 0 ? null : readOwnCode(pieces, this.#syntax);
    this.#own.set(name, own);
    return own;
  }

  /** The code of a part of the file, such as a function. Only before the syntax is released. */
  partOf(tsNodes: readonly Node[]): OwnCode {
    this.#syntax ??= toSyntax(this.place.path, this.text);
    return readOwnCode(tsNodes, this.#syntax);
  }

  /** Reads all declarations, and releases the syntax. */
  complete(): void {
    for (const name of [...this.names, STATEMENTS]) this.own(name);
    this.release();
  }

  /** Releases the syntax, which is much larger than the text. */
  release(): void {
    this.#syntax = null;
  }
}

function toSyntax(file: string, text: string): FileSyntax {
  const { program } = parseCode(file, text);
  return { text, program, declarations: new Declarations({ program, text }) };
}

function isLocal({ parts }: Declaration): boolean {
  return parts.some(({ kind }) => kind === "local");
}

/** The syntax that declares a name. */
function findPieces(name: string, { program, declarations }: FileSyntax): readonly Node[] {
  if (name === STATEMENTS) return program.body.filter(hasEffects);
  const declaration = declarations.byName.get(name);
  if (declaration !== undefined)
    return declaration.parts.flatMap((part) => (part.kind === "local" ? [part.tsNode] : []));
  const found = name === "default" ? findDefault(program) : null;
  return found === null ? [] : [found];
}

function findDefault({ body }: Program): Node | null {
  return body.find(({ type }) => type === "ExportDefaultDeclaration" || type === "TSExportAssignment") ?? null;
}

/** Whether a top-level statement does something when the file is loaded, besides declaring names. */
function hasEffects(statement: Node): boolean {
  switch (statement.type) {
    case "ExpressionStatement":
      return !("directive" in statement && typeof statement.directive === "string");
    case "BlockStatement":
    case "DoWhileStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "ForStatement":
    case "IfStatement":
    case "LabeledStatement":
    case "SwitchStatement":
    case "ThrowStatement":
    case "TryStatement":
    case "WhileStatement":
      return true;
    default:
      return false;
  }
}
