/** The header of a csv file, and the columns that are wanted of it. */
import { DataError } from "../../data/data-error.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, quoteAll } from "../../errors/words.js";
import type { CsvName } from "./csv-batch.js";
import type { CsvLoadOptions } from "./csv-options.js";
import { type CsvType, PARSERS } from "./csv-types.js";

/** A column that is wanted. */
export interface CsvColumn {
  /** Name in the header. */
  readonly name: string;
  /** Position in the file. */
  readonly index: number;
  /** Type that the options say; null if it is read from the values. */
  readonly type: CsvType | null;
}

/** What the header and the options say. */
export interface CsvHeader {
  /** The wanted columns, in the order of the result. */
  readonly columns: readonly CsvColumn[];
  /** For each column of the file, whether it is wanted. */
  readonly isWanted: readonly boolean[];
  /** Whether a value in quotes is a text. In files whose producer quotes everything, quotes say nothing. */
  readonly isQuotedText: boolean;
}

/**
 * Finds the wanted columns.
 *
 * @throws DataError if a name stands twice in the header, or a name of the options does not stand in it.
 */
export function readHeader(
  source: string,
  names: readonly CsvName[],
  { columns: wanted, types = {} }: CsvLoadOptions,
  delimiter: string,
): CsvHeader {
  const positions = new Map<string, number>();
  for (const [index, { text }] of names.entries()) {
    const first = positions.get(text);
    if (first !== undefined)
      throw new DataError(
        { source, line: 1, column: text },
        `The header has this name twice, as column ${first + 1} and as column ${index + 1}.`,
      );
    positions.set(text, index);
  }
  const find = (name: string, option: string): number => {
    const index = positions.get(name);
    if (index !== undefined) return index;
    throw new DataError({ source, line: 1, column: name }, describeMissing(name, option, names, delimiter));
  };
  for (const [name, type] of Object.entries(types)) {
    find(name, "types");
    if (!Object.hasOwn(PARSERS, type))
      throw new DataError(
        { source, column: name },
        `The type ${describeKind(type)} in \`types\` is none of ${Object.keys(PARSERS).join(", ")}.`,
      );
  }
  const isWanted = names.map(() => false);
  const columns = [...new Set(wanted ?? names.map(({ text }) => text))].map((name) => {
    const index = find(name, "columns");
    isWanted[index] = true;
    return { name, index, type: Object.hasOwn(types, name) ? types[name]! : null };
  });
  const isQuotedText = !names.some(({ text, isQuoted }) => isQuoted && !needsQuotes(text, delimiter));
  return { columns, isWanted, isQuotedText };
}

/** Tells whether a text can only be written in quotes. */
export function needsQuotes(text: string, delimiter: string): boolean {
  // A byte order mark at the beginning of a file is no part of its first value.
  return text === "" || text.includes(delimiter) || /^\uFEFF|["\r\n]/.test(text);
}

function describeMissing(name: string, option: string, names: readonly CsvName[], delimiter: string): string {
  const all = names.map(({ text }) => text);
  const nearest = findNearest(name, all);
  const has = nearest === null ? `It has ${quoteAll(all) || "no columns"}.` : `Did you mean "${nearest}"?`;
  const other = [",", ";", "\t", "|"].find((each) => each !== delimiter && all.length === 1 && all[0]!.includes(each));
  const hint =
    other === undefined ? "" : ` If ${JSON.stringify(other)} separates its values, give it as \`delimiter\`.`;
  return `The file has no such column, which \`${option}\` names. ${has}${hint}`;
}
