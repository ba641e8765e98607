/**
 * The declarations at the top level of a module, and the places in its text that refer to them.
 *
 * Scopes are analysed properly, so that a parameter with the name of another node's function refers to the parameter.
 */
import type { Node } from "oxc-parser";
import { toSpan, type Span } from "../../ir/span.js";
import { bindingsOf } from "./bindings.js";
import type { DeclarationPart } from "./declaration-part.js";
import { findReferences } from "./find-references.js";
import { findWords, type FoundWords } from "./find-words.js";
import { readDeclared } from "./read-declared.js";
import { TYPE, VALUE, type Meaning } from "./scopes.js";
import { countUpTo } from "../syntax/count-up-to.js";
import type { ParsedModule } from "../syntax/parse.js";
import type { FunctionNode } from "../syntax/syntax.js";

/** A name that a module declares or imports at its top level. */
export interface Declaration {
  /** The local name. */
  readonly name: string;
  /** Span of the name in its first declaration. */
  readonly nameSpan: Span;
  /** The syntax that declares the name; several parts for overloads and merged interfaces. */
  readonly parts: readonly DeclarationPart[];
}

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
  readonly #text: string;
  readonly #statements: readonly Node[];
  /** The places at which the names stand in the text; null until they are needed. */
  #words: FoundWords | null = null;
  /** The uses in each statement that has been queried, in source order. */
  readonly #uses = new Map<Node, readonly Use[]>();

  /** Reads the declarations of a module. Linear in its text, without the bodies of functions. */
  constructor({ program: { body }, text }: Pick<ParsedModule, "program" | "text">) {
    const byName = new Map<
      string,
      { readonly name: string; readonly nameSpan: Span; readonly parts: DeclarationPart[] }
    >();
    for (const { id, meaning, part } of body.flatMap(readDeclared)) {
      const { name } = id;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { name, nameSpan: toSpan(id), parts: [part] });
      else known.parts.push(part);
      this.#meanings.set(name, ((this.#meanings.get(name) ?? 0) | meaning) as Meaning);
    }
    this.byName = byName;
    this.#text = text;
    this.#statements = body;
  }

  /**
   * Whether a function may use top-level names. A quick test of the words in it, because most functions of dataflow
   * modules use their parameters only.
   *
   * @param isMeant - Whether the use of a name at an offset would count.
   */
  mayUse(tsFunction: FunctionNode, isMeant: (name: string, offset: number) => boolean): boolean {
    const { offsets, names, isIncomplete } = (this.#words ??= findWords(this.#text, this.#meanings));
    if (isIncomplete) return true;
    const { id, start, end, params } = tsFunction;
    let parameters: Set<string> | null = null;
    for (let index = countUpTo(offsets, start - 1); index < offsets.length && offsets[index]! < end; index++) {
      const name = names[index]!;
      if (offsets[index] === id?.start || !isMeant(name, offsets[index]!)) continue;
      // A parameter hides values in the whole function, and no types.
      if (this.#meanings.get(name) !== VALUE) return true;
      parameters ??= new Set(params.flatMap((each) => bindingsOf(each).map((binding) => binding.name)));
      if (!parameters.has(name)) return true;
    }
    return false;
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
