/** Collects rows that come one after the other into columns. */
import { DataError } from "../../data/data-error.js";
import { quoteAll } from "../../errors/words.js";
import { toRowObject } from "./to-table-source.js";

/** Some rows as columns. All batches of a stream have the same columns. */
export interface RowBatch {
  /** Names and values. */
  readonly columns: readonly (readonly [name: string, values: unknown[]])[];
}

/**
 * Collects rows in batches. The first batch decides about the columns: all properties of its rows. A missing value is
 * null.
 *
 * @param size - Rows of a batch.
 * @throws DataError if an element is no object, or has a property that the first batch has not.
 */
export async function* batchRows(
  rows: AsyncIterable<unknown> | Iterable<unknown>,
  size: number,
  source: string,
): AsyncGenerator<RowBatch> {
  let names: ReadonlySet<string> | null = null;
  let batch: Readonly<Record<string, unknown>>[] = [];
  let count = 0;
  for await (const element of rows) {
    count++;
    const row = toRowObject(element, count, source);
    if (names !== null) refuseOthers(row, names, count, source);
    batch.push(row);
    if (batch.length < size) continue;
    names ??= namesOf(batch);
    yield toBatch(batch, names);
    batch = [];
  }
  if (batch.length > 0) yield toBatch(batch, names ?? namesOf(batch));
}

/**
 * Refuses a property that is not one of the columns: it would be lost.
 *
 * @param row - Number of the row, from 1.
 */
export function refuseOthers(object: object, names: ReadonlySet<string>, row: number, source: string): void {
  for (const name in object)
    if (!names.has(name) && Object.hasOwn(object, name))
      throw new DataError(
        { source, row, column: name },
        `The first rows have no such column; they have ${quoteAll([...names])}. Give all rows the same properties.`,
      );
}

function namesOf(rows: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const row of rows) for (const name in row) if (Object.hasOwn(row, name)) names.add(name);
  return names;
}

function toBatch(rows: readonly Readonly<Record<string, unknown>>[], names: ReadonlySet<string>): RowBatch {
  return {
    columns: Array.from(names, (name) => [
      name,
      rows.map((row) => (Object.hasOwn(row, name) ? (row[name] ?? null) : null)),
    ]),
  };
}
