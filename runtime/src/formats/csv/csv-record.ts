/** A row of a csv file as `csv-parse` gives it. */

/** A row and its text. */
export interface CsvRecord {
  /** The values without their quotes. */
  readonly record: readonly string[];
  /** The text of the row, with the first byte of what ends it. */
  readonly raw: string;
}

/** Tells for each value whether it is in quotes; null if none is. O(length of the text). */
export function findQuoted({ record, raw }: CsvRecord): readonly boolean[] | null {
  if (!raw.includes('"')) return null;
  let at = 0;
  return record.map((value) => {
    const isQuoted = raw[at] === '"';
    // A quote within quotes is written twice. Of a delimiter the text has one letter, however many bytes it has.
    at += value.length + 1 + (isQuoted ? value.split('"').length + 1 : 0);
    return isQuoted;
  });
}
