/** Turns the texts of a column of a csv file into values. */
import type { Column } from "../../data/data-types.js";
import { type CsvParser, type CsvType, guessType, PARSERS, parseExactNumber, STRICT_PARSERS } from "./csv-types.js";

/** Texts of some values of one column. */
export interface CsvTexts {
  /** The texts; null where a value is missing. */
  readonly texts: readonly (string | null)[];
  /** Whether a value is in quotes, in a file in which quotes say that it is a text. */
  readonly hasText: boolean;
}

/** Tells what all of some values are; null if all of them are missing. */
export function guessColumn({ texts, hasText }: CsvTexts): CsvType | null {
  if (hasText) return "string";
  let type: CsvType | null = null;
  for (const text of texts) {
    if (text === null || text === "") continue;
    if (type === null) type = guessType(text);
    else if (STRICT_PARSERS[type](text) === undefined) return "string";
    if (type === "string") return type;
  }
  return type;
}

/** Selects how the values of a type are parsed: a declared type takes more than one that was guessed. */
export function findParser(type: CsvType, isDeclared: "declared" | "guessed"): CsvParser {
  return (isDeclared === "declared" ? PARSERS : STRICT_PARSERS)[type];
}

/**
 * Parses values and appends them. Missing values become null; an empty text is missing unless the column has texts.
 *
 * @returns The first row that does not fit; -1 if all fit.
 */
export function appendValues(
  texts: readonly (string | null)[],
  type: CsvType,
  parse: CsvParser,
  to: unknown[],
): number {
  // Calls of a known function are several times as fast as those of any parser.
  if (parse === STRICT_PARSERS.number) return appendNumbers(texts, to);
  if (type === "string") return appendTexts(texts, to);
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row]!;
    const value = text === null || text === "" ? null : parse(text);
    if (value === undefined) return row;
    to.push(value);
  }
  return -1;
}

function appendNumbers(texts: readonly (string | null)[], to: unknown[]): number {
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row]!;
    const value = text === null || text === "" ? null : parseExactNumber(text);
    if (value === undefined) return row;
    to.push(value);
  }
  return -1;
}

function appendTexts(texts: readonly (string | null)[], to: unknown[]): number {
  for (let row = 0; row < texts.length; row++) to.push(texts[row]!);
  return -1;
}

/** Makes a typed array of numbers without gaps; other columns stay lists. */
export function toTyped(values: unknown[], type: CsvType | null): Column {
  if (values.length === 0 || values.includes(null)) return values;
  // Casts, because the parser of the type has made every value.
  if (type === "number") return Float64Array.from(values as number[]);
  if (type !== "bigint") return values;
  const all = values as bigint[];
  return all.every((value) => BigInt.asIntN(64, value) === value) ? BigInt64Array.from(all) : all;
}
