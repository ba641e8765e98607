/** A quick bound of the depth of code, and what its parts add to it. */
import { Code, isClosing, isOpening, isWordPart } from "./characters.js";

/** The depth that a conditional expression or an arrow adds, in brackets. */
export const CONDITION = 0.4;
/** The depth that a chained `else if` adds, in brackets. */
export const ELSE = 0.2;
/** The depth that a chained operator adds, in brackets. */
export const OPERATOR = 0.07;

/** An upper bound of the depth. Most texts are found to be harmless by it, without scanning their words. */
export function boundDepth(text: string, limit: number): number {
  // Every bracket is also closed, and every operator has an operand.
  if (text.length < 2 * limit) return 0;
  let nesting = 0;
  let deepest = 0;
  let operators = 0;
  let conditions = 0;
  let words = 0;
  let isInWord = false;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (isWordPart(code)) {
      if (!isInWord && isKeywordStart(code)) words++;
      isInWord = true;
      continue;
    }
    isInWord = false;
    if (code <= Code.space) continue;
    if (isOpening(code)) {
      if (++nesting > deepest) deepest = nesting;
    } else if (isClosing(code)) nesting--;
    if (code === Code.question || code === Code.greater) conditions++;
    else operators++;
  }
  const known = deepest + OPERATOR * operators + CONDITION * conditions;
  // Searching the words takes longer than everything else.
  if (known + ELSE * words <= limit) return known + ELSE * words;
  return known + ELSE * (text.match(/\b(?:else|as|extends|in|instanceof|satisfies)\b/g)?.length ?? 0);
}

/** Whether one of the words that make code deeper begins with a letter. */
function isKeywordStart(code: number): boolean {
  return code === 97 || code === 101 || code === 105 || code === 115;
}
