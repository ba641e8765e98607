/** Random tables of all types of values that databases share with TypeScript. */
import fc from "fast-check";

/** A record of columns of equal length. */
export type AnyTable = Readonly<Record<string, Float64Array | BigInt64Array | readonly unknown[]>>;

/** What a database does not keep. */
export interface Limits {
  /** Whether -0 loses its sign, and NaN cannot stand in a column with missing values. */
  readonly hasPlainNumbers: boolean;
}

/** Every kind of number, the special ones often. */
const NUMBER = fc.oneof(fc.double(), fc.constantFrom(NaN, -0, 0, Infinity, -Infinity, 5e-324, 2 ** 53, 1.5));

/** Text of all planes, without a zero byte. */
const TEXT = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", ""));

/** Dates that every database holds. */
const DATE = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true });

const BIGINT = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

/** Creates tables with up to six columns and eight rows. */
export function arbitraryTable({ hasPlainNumbers }: Limits): fc.Arbitrary<AnyTable> {
  const number = hasPlainNumbers ? NUMBER.map((value) => value + 0) : NUMBER;
  const gaps = hasPlainNumbers ? number.filter((value) => !Number.isNaN(value)) : number;
  const columns = (rows: number): fc.Arbitrary<AnyTable[string]> => {
    const listOf = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> =>
      fc.array(value, { minLength: rows, maxLength: rows });
    const kinds: readonly fc.Arbitrary<unknown>[] = [TEXT, fc.boolean(), DATE, fc.uint8Array({ maxLength: 12 })];
    return fc.oneof(
      listOf(number).map((values) => Float64Array.from(values as number[])),
      listOf(BIGINT).map((values) => BigInt64Array.from(values as bigint[])),
      ...kinds.map(listOf),
      ...[...kinds, gaps, BIGINT].map((each) => listOf(fc.option(each))),
    );
  };
  // Databases do not tell upper from lower case in names of columns.
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z"'`.;_ é]{1,8}$/), { minLength: 1, maxLength: 6 });
  return fc.tuple(names, fc.nat(8)).chain(([chosen, rows]) =>
    fc.tuple(...chosen.map(() => columns(rows))).map((lists) =>
      // Entries, because a column may have any name.
      Object.fromEntries(chosen.map((name, at) => [name, lists[at]!])),
    ),
  );
}

/**
 * What a table is after it was saved and loaded: a list of numbers or bigints without gaps is a typed array. A column
 * without rows is taken from what was loaded, because a list does not show what its type was.
 */
export function toLoaded(table: AnyTable, loaded: object): object {
  const entries = Object.entries(table).map(([name, column]): [string, unknown] => {
    if (column.length === 0) return [name, loaded[name as keyof typeof loaded]];
    if (!Array.isArray(column)) return [name, column];
    if (column.every((value) => typeof value === "number")) return [name, Float64Array.from(column)];
    return [name, column.every((value) => typeof value === "bigint") ? BigInt64Array.from(column) : column];
  });
  return Object.fromEntries(entries);
}
