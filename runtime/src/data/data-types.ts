/** What data look like: their metadata, and tables as records of columns. */

/** A description of data that were loaded or saved. */
export interface DataMetadata {
  /** Path of the file, as it was given; absent if the data are not in a file. */
  readonly path?: string;
  /** Name of the table, or the SQL of the query; absent if the data are not in a database. */
  readonly table?: string;
  /** Number of rows; null if the data have none, or if they are streamed and not read yet. */
  readonly rows: number | null;
  /** Number of bytes of the file; null if the data are not in a file. */
  readonly bytes: number | null;
  /** The columns in their order; empty if the data have none. */
  readonly columns: readonly DataColumn[];
  /** SHA-256 of the bytes of the file in lower-case hexadecimal; null without a file, for streams, and if only a part is read. */
  readonly checksum: string | null;
  /** Milliseconds that loading or saving took. */
  readonly durationMs: number;
  /** Excludes promises. */
  readonly then?: never;
  /** Excludes lists and other iterables. */
  readonly [Symbol.iterator]?: never;
}

/** One column of a table. */
export interface DataColumn {
  /** Name of the column. */
  readonly name: string;
  /** Type of one value in TypeScript's words: `number`, `bigint`, `string | null`, `Date`. */
  readonly type: string;
}

/** A column: a typed array for numbers without gaps, otherwise a list. */
export type Column = NumberColumn | BigInt64Array | BigUint64Array | readonly unknown[];

/** The typed arrays of numbers. */
export type NumberColumn =
  | Float64Array
  | Float32Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint32Array
  | Uint16Array
  | Uint8Array
  | Uint8ClampedArray;

/** A table as a record of columns of equal length. */
export type Columns = Readonly<Record<string, Column>>;

/**
 * One row of data. For a record of columns, an object with one value per column; for a list, its element.
 *
 * @typeParam Data - The data as a whole: `{ spend: Float64Array }`, or `Order[]`.
 */
export type RowOf<Data> = 0 extends 1 & Data
  ? // Nothing is declared.
    Data
  : Data extends readonly (infer Row)[]
    ? Row
    : { readonly [Name in keyof Data]: Data[Name] extends ArrayLike<infer Value> ? Value : never };
