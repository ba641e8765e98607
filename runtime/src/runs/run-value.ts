/** How recorded runs describe values: by a hash of their content, their shape, and more if that is wanted. */
import type { Fact } from "../errors/problem.js";

/** How much of the values of a run is written; see `RecordRunsOptions.values`. */
export type RunValueDetail = "shape" | "summary" | "sample";

/** A value of a run: an input, an override or an output. */
export interface RunValue {
  /** Hash of the content, 24 hexadecimal digits; null if it cannot be hashed. */
  readonly version: string | null;
  /** Why there is no version: `rows[3].client is a function`; null if there is one. */
  readonly opaque: string | null;
  /** The type: `number`, `Float64Array`, `Array`, `object`, or the name of a class. */
  readonly type: string;
  /** The number of characters, elements, rows, entries or properties; null for what has none of these. */
  readonly length: number | null;
  /** The number of missing values, which are null, undefined or NaN, also in columns; null if nothing was counted. */
  readonly missing: number | null;
  /** The columns of a table; null for other values. */
  readonly columns: readonly RunColumn[] | null;
  /** What the values are; null for tables, whose columns have summaries, and unless summaries are written. */
  readonly summary: RunSummary | null;
  /** The first rows or elements, or the value itself; null unless samples are written. */
  readonly sample: readonly Fact[] | null;
}

/** A column of a table. */
export interface RunColumn {
  /** Name of the column. */
  readonly name: string;
  /** Type of one value in TypeScript's words: `number`, `string | null`, `Date`. */
  readonly type: string;
  /** The number of missing values, which are null, undefined or NaN. */
  readonly missing: number;
  /** What the values are; null unless summaries are written. */
  readonly summary: RunSummary | null;
}

/** What the values of a list or of a column are. */
export interface RunSummary {
  /** The smallest number, bigint or date; null if there is none, and for other types. */
  readonly least: Fact;
  /** The greatest number, bigint or date. */
  readonly greatest: Fact;
  /** The quantiles of numbers at 5, 25, 50, 75 and 95 percent, by linear interpolation; null for other types. */
  readonly quantiles: readonly number[] | null;
  /** The most frequent texts, numbers and booleans; null if there are over 10,000 different ones. */
  readonly mostFrequent: readonly RunFrequency[] | null;
}

/** A value that occurs often. */
export interface RunFrequency {
  /** The value as data. */
  readonly value: Fact;
  /** How often it occurs. */
  readonly count: number;
}
