/** The code of one declaration, or of any other part of a file, by itself: its text, and what it refers to. */
import type { Node } from "oxc-parser";
import type { Declarations, Use } from "../names/declarations.js";
import { toCanonicalText } from "./canonical-text.js";
import { toCodeHash } from "./code-hash.js";
import { isFunction } from "../syntax/syntax.js";
import { findLoads, type Gap, type Load } from "./find-loads.js";

/** The facts about a part of a file that its text contains. */
export interface OwnCode {
  /** Hash of its canonical text. */
  readonly hash: string;
  /** The top-level names of the file that it uses, each once. */
  readonly uses: readonly OwnUse[];
  /** The modules that it loads by an expression with a literal name. */
  readonly loads: readonly Load[];
  /** What cannot be followed in it. */
  readonly gaps: readonly Gap[];
}

/** A use of a top-level name. */
export interface OwnUse {
  /** The local name. */
  readonly name: string;
  /** The property that is read from it: `f` for `helpers.f`; null for any other use. */
  readonly member: string | null;
}

/** The parsed text of a file. */
export interface CodeSyntax {
  /** The text of the file. */
  readonly text: string;
  /** Its top-level names. */
  readonly declarations: Declarations;
}

/** Reads the code of pieces of syntax that belong together, such as the overloads of a function. */
export function readOwnCode(pieces: readonly Node[], { text, declarations }: CodeSyntax): OwnCode {
  const uses = new Map<string, OwnUse>();
  const loads: Load[] = [];
  const gaps: Gap[] = [];
  for (const piece of pieces) {
    const used = mayUseNames(piece, { text, declarations }) ? declarations.usesWithin(piece) : [];
    for (const use of used) {
      if (use.isType && use.declaration.parts.every(({ kind }) => kind === "import")) continue;
      const own = { name: use.declaration.name, member: findMember(use, text) };
      uses.set(`${own.name} ${own.member ?? ""}`, own);
    }
    const found = findLoads(piece, text);
    loads.push(...found.loads);
    gaps.push(...found.gaps);
  }
  return { hash: toCodeHash(pieces.map(toCanonicalText)), uses: [...uses.values()], loads, gaps };
}

/** Matches code in which the name of a type may be that of a value: `typeof Row`, and a key after a comment. */
const MAY_READ_VALUES = /\btypeof\b|\[\s*\/[/*]/;

/** Whether a piece may use top-level names, of which those of imported types do not count. A quick test. */
function mayUseNames(piece: Node, { text, declarations }: CodeSyntax): boolean {
  if (!isFunction(piece)) return true;
  let mayReadValues: boolean | null = null;
  return declarations.mayUse(piece, (name, offset) => {
    const parts = declarations.byName.get(name)?.parts ?? [];
    if (!parts.every((part) => part.kind === "import" && part.isTypeOnly)) return true;
    mayReadValues ??= MAY_READ_VALUES.test(text.slice(piece.start, piece.end));
    // `{ [key]: string }` names a value too.
    return mayReadValues || text.slice(piece.start, offset).trimEnd().endsWith("[");
  });
}

const MEMBER = /\s*(?:\?\.|\.)\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)/uy;

/** The property that is read from a namespace import; null for any other use. */
function findMember({ end, declaration }: Use, text: string): string | null {
  const isNamespace = declaration.parts.some((part) => part.kind === "import" && part.imported === "*");
  if (!isNamespace) return null;
  MEMBER.lastIndex = end;
  return MEMBER.exec(text)?.[1] ?? null;
}
