/**
 * Finds code that is nested deeper than the parser can handle.
 *
 * The parser is native code that recurses for each level, and a stack overflow there ends the whole process. With a
 * stack of 4 MB, as threads of Node.js have, `oxc-parser` 0.154 fails at 2,400 brackets, 6,000 conditions, or 35,000
 * chained operators. TypeScript itself fails at about 500 brackets and 18,000 operators.
 */
import type { Span } from "../../ir/span.js";
import { boundDepth, CONDITION, ELSE, OPERATOR } from "./bound-depth.js";
import { Code, isClosing, isOpening, isWordPart } from "./characters.js";

/** The maximum depth, in brackets. */
const LIMIT = 2_000;

/** Words that are operators between operands. */
const WORD_OPERATORS: ReadonlySet<string> = new Set(["as", "extends", "in", "instanceof", "satisfies"]);

/** An open bracket, and the chains inside it so far. */
interface Level {
  readonly isTemplate: boolean;
  /** Length of the current chain of operators, up to the end of the statement. */
  chain: number;
  /** Number of chained `else if`. */
  elses: number;
}

/**
 * The first token beyond the limit; null if there is none. Linear in the text.
 *
 * Only tokens are examined: quotes or brackets inside a regular expression make the count slightly wrong.
 *
 * @param limit - The maximum depth, in brackets.
 */
export function findTooDeep(text: string, limit: number = LIMIT): Span | null {
  return boundDepth(text, limit) <= limit ? null : new DepthScanner(text).run(limit);
}

class DepthScanner {
  readonly #text: string;
  readonly #outer: Level[] = [];
  #level: Level = { isTemplate: false, chain: 0, elses: 0 };
  #depth = 0;
  #offset = 0;
  #isAfterOperand = false;
  #word = "";

  constructor(text: string) {
    this.#text = text;
  }

  run(limit: number): Span | null {
    while (this.#offset < this.#text.length) {
      const start = this.#offset;
      this.#readToken(this.#text.charCodeAt(start), this.#text.charCodeAt(start + 1));
      if (this.#depth > limit) return { start, end: this.#offset };
    }
    return null;
  }

  #readToken(code: number, next: number): void {
    if (code <= Code.space) this.#offset++;
    else if (isWordPart(code)) this.#readWord();
    else if (code === Code.slash && next === Code.slash) this.#skipTo("\n");
    else if (code === Code.slash && next === Code.asterisk) this.#skipTo("*/");
    else if (code === Code.quote || code === Code.apostrophe) this.#readString(code);
    else if (code === Code.backtick) this.#readTemplate(1);
    else this.#readSign(code, next);
  }

  #readSign(code: number, next: number): void {
    this.#offset++;
    if (isOpening(code)) return this.#enter(false);
    if (isClosing(code)) return this.#leave();
    this.#isAfterOperand = false;
    // Unions are lists of any length.
    if (code === Code.semicolon || code === Code.comma || code === Code.bar || code === Code.ampersand)
      return this.#endChain();
    const before = this.#text.charCodeAt(this.#offset - 2);
    const isPlainQuestion =
      code === Code.question && next !== Code.question && next !== Code.dot && before !== Code.question;
    const isArrow = code === Code.greater && before === Code.equals;
    this.#chain(isPlainQuestion || isArrow ? CONDITION : OPERATOR);
  }

  #readWord(): void {
    const start = this.#offset;
    while (isWordPart(this.#text.charCodeAt(this.#offset))) this.#offset++;
    const before = this.#word;
    this.#word = this.#text.slice(start, this.#offset);
    if (this.#word === "else") {
      this.#level.elses += ELSE;
      this.#depth += ELSE;
    } else if (this.#word === "if" && before !== "else") {
      this.#depth -= this.#level.elses;
      this.#level.elses = 0;
    }
    if (WORD_OPERATORS.has(this.#word)) {
      this.#chain(OPERATOR);
      this.#isAfterOperand = false;
    } else this.#readOperand();
  }

  #readString(quote: number): void {
    for (this.#offset++; this.#offset < this.#text.length; this.#offset++) {
      const code = this.#text.charCodeAt(this.#offset);
      if (code === Code.backslash) this.#offset++;
      else if (code === quote || code === Code.lineEnd) break;
    }
    this.#offset++;
    this.#readOperand();
  }

  /** Continues in a template, up to its end or to an expression in it. */
  #readTemplate(skipped: number): void {
    for (this.#offset += skipped; this.#offset < this.#text.length; this.#offset++) {
      const code = this.#text.charCodeAt(this.#offset);
      if (code === Code.backslash) this.#offset++;
      else if (code === Code.backtick) break;
      else if (code === Code.dollar && this.#text.charCodeAt(this.#offset + 1) === Code.brace) {
        this.#offset += 2;
        return this.#enter(true);
      }
    }
    this.#offset++;
    this.#readOperand();
  }

  #readOperand(): void {
    // Two operands in a row: another statement begins.
    if (this.#isAfterOperand) this.#endChain();
    this.#isAfterOperand = true;
  }

  #enter(isTemplate: boolean): void {
    // A call, or an element access.
    if (this.#isAfterOperand) this.#chain(OPERATOR);
    this.#outer.push(this.#level);
    this.#level = { isTemplate, chain: 0, elses: 0 };
    this.#depth++;
    this.#isAfterOperand = false;
  }

  #leave(): void {
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    const { chain, elses, isTemplate } = this.#level;
    this.#depth -= 1 + chain + elses;
    this.#level = outer;
    this.#isAfterOperand = true;
    if (isTemplate) this.#readTemplate(0);
  }

  #chain(weight: number): void {
    this.#level.chain += weight;
    this.#depth += weight;
  }

  #endChain(): void {
    this.#depth -= this.#level.chain;
    this.#level.chain = 0;
  }

  #skipTo(end: string): void {
    const found = this.#text.indexOf(end, this.#offset);
    this.#offset = found < 0 ? this.#text.length : found + end.length;
  }
}
