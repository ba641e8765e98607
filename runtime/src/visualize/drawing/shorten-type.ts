/** Shortens types for pictures. */

/** The characters that a picture shows of a type. */
const LONGEST = 36;

const CLOSING: Readonly<Record<string, string>> = { "<": ">", "{": "}", "(": ")", "[": "]" };

/**
 * Shortens a type, as the source spells it, to one line. If it is too long, what is in its brackets goes first, from the
 * innermost outwards: `Map<string, Map<…>>`. O(length × depth of the brackets).
 */
export function shortenType(type: string): string {
  const line = type
    .replaceAll(/import\((?:"[^"]*"|'[^']*')\)\./g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const chars = Array.from(line);
  if (chars.length <= LONGEST) return line;
  const depths = measureDepths(chars);
  const deepest = Math.min(
    depths.reduce((a, b) => Math.max(a, b), 0),
    12,
  );
  for (let depth = deepest; depth > 0; depth--) {
    const short = cutBelow(chars, depths, depth);
    if (short.length <= LONGEST) return short.join("");
  }
  return `${cutBelow(chars, depths, 1)
    .slice(0, LONGEST - 1)
    .join("")
    .trimEnd()}…`;
}

/** How many brackets each character is inside; brackets themselves are outside of theirs. `=>` closes nothing. */
function measureDepths(chars: readonly string[]): readonly number[] {
  const open: string[] = [];
  return chars.map((char, index) => {
    if (char === open.at(-1) && !(char === ">" && chars[index - 1] === "=")) open.pop();
    const depth = open.length;
    const closing = CLOSING[char];
    if (closing !== undefined) open.push(closing);
    return depth;
  });
}

/** Replaces everything that is at least so deep by `…`. */
function cutBelow(chars: readonly string[], depths: readonly number[], depth: number): readonly string[] {
  return chars.flatMap((char, index) => {
    if (depths[index]! < depth) return [char];
    return depths[index - 1]! < depth ? ["…"] : [];
  });
}
