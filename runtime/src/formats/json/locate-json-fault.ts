/** Finds where a text stops being JSON, because the errors of `JSON.parse` do not always say it. */

/** A position in a text. */
export interface JsonPosition {
  /** From 1. */
  readonly line: number;
  /** From 1, in letters of UTF-16. */
  readonly letter: number;
}

/** One token of JSON, or what cannot be one. */
/* oxlint-disable no-control-regex -- JSON forbids exactly these letters in strings. */
const TOKEN =
  /[ \t\r\n]*(?:([[\]{}:,])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

/** What may come next. */
type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | "rest";

/**
 * Finds the first token that cannot stand where it stands; the end of the text if it ends too early. O(length).
 *
 * @param text - A text that `JSON.parse` refuses.
 */
export function locateJsonFault(text: string): JsonPosition {
  return toPosition(text, findFaultIndex(text));
}

function findFaultIndex(text: string): number {
  const open: string[] = [];
  let expected: Expected = "value";
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const start = skipSpace(text, at);
    if (match === null) return start;
    const [, sign, string] = match;
    const next = step(expected, open, sign ?? (string === undefined ? "value" : "string"));
    if (next === null) return start;
    expected = next;
    at = TOKEN.lastIndex;
  }
}

/** Takes one token, and says what may come after it; null if it may not come here. */
function step(expected: Expected, open: string[], token: string): Expected | null {
  const isClosing = token === "]" || token === "}";
  if (isClosing) {
    const isAllowed = expected === "rest" || expected === `value or ${token}` || expected === `key or ${token}`;
    return isAllowed && open.pop() === token ? "rest" : null;
  }
  switch (expected) {
    case "value":
    case "value or ]":
      if (token === "[" || token === "{") {
        open.push(token === "[" ? "]" : "}");
        return token === "[" ? "value or ]" : "key or }";
      }
      return token === ":" || token === "," ? null : "rest";
    case "key":
    case "key or }":
      return token === "string" ? ":" : null;
    case ":":
      return token === ":" ? "value" : null;
    case "rest":
      if (token !== "," || open.length === 0) return null;
      return open.at(-1) === "]" ? "value" : "key";
  }
}

function skipSpace(text: string, at: number): number {
  let index = at;
  while (" \t\r\n".includes(text[index] ?? "x")) index++;
  return index;
}

function toPosition(text: string, index: number): JsonPosition {
  const before = text.slice(0, index);
  return { line: before.split("\n").length, letter: index - before.lastIndexOf("\n") };
}
