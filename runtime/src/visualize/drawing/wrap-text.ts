/** Breaks and cuts text that is too wide. */

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What lies between two places where a line may break. */
const ANYWHERE = /.+?(?:[\s./_:,;-](?![\s./_:,;-])|(?<=[\p{Ll}\d])(?=\p{Lu})|$)/gsu;
const AFTER_SPACES = /.+?(?:\s(?!\s)|$)/gsu;

/**
 * Breaks a text into lines, after a space, a dot or another separator, or before a capital letter, and elsewhere only if
 * it has none. The lines joined are the text, unless there are too many: then the last one ends in `…`.
 *
 * @param fits - Whether a line is narrow enough.
 */
export function wrapText(text: string, mostLines: number, fits: (line: string) => boolean): readonly string[] {
  return wrap(text, ANYWHERE, mostLines, fits);
}

/** Breaks a sentence into lines as {@link wrapText} does, but after spaces only, so that names in it stay whole. */
export function wrapSentence(text: string, mostLines: number, fits: (line: string) => boolean): readonly string[] {
  return wrap(text, AFTER_SPACES, mostLines, fits);
}

function wrap(text: string, places: RegExp, mostLines: number, fits: (line: string) => boolean): readonly string[] {
  if (fits(text)) return [text];
  const lines: string[] = [];
  let line = "";
  for (const piece of splitPieces(text, places, fits)) {
    if (line !== "" && !fits(line + piece)) {
      lines.push(line);
      line = "";
      if (lines.length > mostLines) break;
    }
    line += piece;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), cutText(`${lines[mostLines - 1]!}…`, fits)];
}

/** Cuts a text and ends it in `…` if it does not fit. */
export function cutText(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const chars = splitChars(text.slice(0, 1000)).filter((char) => char !== "…");
  let low = 0;
  let high = chars.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${chars.slice(0, middle).join("")}…`)) low = middle;
    else high = middle - 1;
  }
  return `${chars.slice(0, low).join("")}…`;
}

/** Splits at the places where a line may break, and pieces that are too wide after each character. */
function* splitPieces(text: string, places: RegExp, fits: (line: string) => boolean): Iterable<string> {
  for (const [piece] of text.slice(0, 2000).matchAll(places))
    if (fits(piece)) yield piece;
    else yield* splitChars(piece);
}

/** What a reader calls characters: an emoji of several code points stays whole. */
function splitChars(text: string): readonly string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}
