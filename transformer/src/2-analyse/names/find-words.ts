/** Finds names in a text as words, without its syntax: a quick answer to the question whether names can be used at all. */
import { Code, isWordPart } from "../syntax/characters.js";

/** The words of a text that are among some names and may be uses of them, in the order of the text. */
export interface FoundWords {
  /** Offset of each word. */
  readonly offsets: readonly number[];
  /** The word at each offset. */
  readonly names: readonly string[];
  /** Whether the text may also spell names in other ways, `\u0061` for `a`, so that words prove nothing. */
  readonly isIncomplete: boolean;
}

const WORD_CHARACTER = /[\p{ID_Continue}\u200c\u200d]/u;

/** Finds words in a text without syntax errors; most comments and strings are searched like code. Linear in the text. */
export function findWords(text: string, names: ReadonlyMap<string, unknown>): FoundWords {
  const offsets: number[] = [];
  const found: string[] = [];
  let start = -1;
  for (let offset = 0; offset <= text.length; offset++) {
    // After the end of the text, the character is not a number, and ends a word.
    const code = text.charCodeAt(offset);
    if (code > 127 ? isForeign(text, offset) : isWordPart(code)) {
      if (start < 0) start = offset;
    } else if (start >= 0) {
      if (!isLabel(text, start, code)) {
        const word = text.slice(start, offset);
        if (names.has(word)) {
          offsets.push(start);
          found.push(word);
        }
      }
      start = -1;
    }
  }
  return { offsets, names: found, isIncomplete: text.includes("\\u") };
}

/** Whether a word is a whole string or the name of a member, as in `"a"` and `b.a`, but not in `...a`. */
function isLabel(text: string, start: number, after: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === Code.dot) return text.charCodeAt(start - 2) !== Code.dot;
  return (before === Code.quote || before === Code.apostrophe) && before === after;
}

/** Whether a character beyond ASCII is a part of names. Halves of a pair of units count, because they may be. */
function isForeign(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return (code >= 0xd800 && code <= 0xdfff) || WORD_CHARACTER.test(text.charAt(offset));
}
