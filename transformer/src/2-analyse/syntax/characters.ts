/** Characters of code, for scanners that read it without the parser. */

/** Punctuation characters by their UTF-16 code units. */
export const Code = {
  lineEnd: 10,
  space: 32,
  quote: 34,
  dollar: 36,
  ampersand: 38,
  apostrophe: 39,
  asterisk: 42,
  comma: 44,
  dot: 46,
  slash: 47,
  semicolon: 59,
  equals: 61,
  greater: 62,
  question: 63,
  backslash: 92,
  backtick: 96,
  brace: 123,
  bar: 124,
} as const;

/** Whether a character is a part of names, words and numbers. */
export function isWordPart(code: number): boolean {
  if (code >= 97) return code <= 122 || code > 127;
  if (code >= 65) return code <= 90 || code === 95;
  return (code >= 48 && code <= 57) || code === Code.dollar;
}

/** Whether a character is `(`, `[` or `{`. */
export function isOpening(code: number): boolean {
  return code === 40 || code === 91 || code === 123;
}

/** Whether a character is `)`, `]` or `}`. */
export function isClosing(code: number): boolean {
  return code === 41 || code === 93 || code === 125;
}
