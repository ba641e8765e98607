/**
 * The source map of a module to which text was only appended: every position stays where it was.
 *
 * Written directly, because a general editor of sources takes many times as long to find that out.
 */
import type { ModuleMap } from "./module-map.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const NEWLINE = 10;

/** Segments within a line by their distance from the one before: columns move alike, source and line do not. */
const SEGMENTS: readonly string[] = Array.from({ length: 128 }, (_, distance) => toSegment(distance));

/**
 * Maps every word, and every other character, to itself. Linear in the length of the text.
 *
 * @param text - The text of the source.
 * @param addition - The text that follows it in the module, which maps to nothing.
 * @param file - The path of the source.
 */
export function toUnmovedMap(text: string, addition: string, file: string): ModuleMap {
  const mappings = toMappings(text) + ";".repeat(addition.split("\n").length - 1);
  return { version: 3, sources: [file], sourcesContent: [text], names: [], mappings };
}

function toMappings(text: string): string {
  let mappings = "";
  let line = 0;
  let column = 0;
  // The position of the last segment; columns of the source go on from line to line.
  let lastLine = 0;
  let lastColumn = 0;
  let isFirst = true;
  let isInWord = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === NEWLINE) {
      mappings += ";";
      line++;
      column = 0;
      isFirst = true;
      isInWord = false;
      continue;
    }
    const isPartOfWord = isWord(character);
    if (!isPartOfWord || !isInWord) {
      if (isFirst) mappings += `AA${toDigits(line - lastLine)}${toDigits(column - lastColumn)}`;
      else mappings += `,${SEGMENTS[column - lastColumn] ?? toSegment(column - lastColumn)}`;
      lastLine = line;
      lastColumn = column;
      isFirst = false;
    }
    isInWord = isPartOfWord;
    column++;
  }
  return mappings;
}

function toSegment(distance: number): string {
  const digits = toDigits(distance);
  return `${digits}AA${digits}`;
}

/** Whether a character belongs to `\w`. */
function isWord(character: number): boolean {
  return (
    (character >= 97 && character <= 122) ||
    (character >= 65 && character <= 90) ||
    (character >= 48 && character <= 57) ||
    character === 95
  );
}

/** A number in the format of source maps: five bits per digit, least significant first, the sign in the lowest bit. */
function toDigits(number: number): string {
  let rest = number < 0 ? -number * 2 + 1 : number * 2;
  let digits = "";
  do {
    const bits = rest % 32;
    rest = Math.floor(rest / 32);
    digits += DIGITS[rest > 0 ? bits + 32 : bits];
  } while (rest > 0);
  return digits;
}
