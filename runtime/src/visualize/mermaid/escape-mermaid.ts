/** Writes text into Mermaid. */

/** Letters and digits, without the letters that Mermaid itself marks entities with. */
const PLAIN = /^(?![ßﬂ])[\p{L}\p{N}]$/u;
/** Punctuation that means nothing between letters and digits. */
const INNER = /^[._/-]$/;

/**
 * Escapes text for a quoted label. Mermaid reads labels as Markdown and as HTML, replaces icons such as `fa:fa-x`, makes
 * links of `www.`, and rewrites lines that look like styles; so everything is written as an entity but letters, digits,
 * commas, single spaces, and dots, dashes and the like inside a word.
 */
export function escapeMermaid(text: string): string {
  const chars = Array.from(text);
  return chars.map((char, index) => (isSafe(chars, index) ? char : `#${char.codePointAt(0)!};`)).join("");
}

function isSafe(chars: readonly string[], index: number): boolean {
  const char = chars[index]!;
  if (char === "," || PLAIN.test(char)) return true;
  const [before = " ", after = " "] = [chars[index - 1], chars[index + 1]];
  if (char === " ") return before !== " " && after !== " ";
  return INNER.test(char) && PLAIN.test(before) && PLAIN.test(after) && !(char === "." && /w/i.test(before));
}
