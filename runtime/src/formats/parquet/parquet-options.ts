/** Options for loading and saving Parquet files. */
import type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";

/** Options for loading. */
export interface ParquetLoadOptions extends LoadFileOptions {
  /** Names of the columns to load, in this order; by default all. Only these are read from the file. */
  readonly columns?: readonly string[];
  /**
   * Types of columns by name. `"number"` gives a `Float64Array` if no value is missing, whatever numbers are stored: a
   * 64-bit integer that no number holds is an error, a long decimal becomes the nearest number, and a date or timestamp its
   * milliseconds since 1970 in UTC, many times as fast as a `Date`. `"bigint"` is what 64-bit integers are by default.
   */
  readonly types?: Readonly<Record<string, "number" | "bigint">>;
}

/** Options for saving. */
export interface ParquetSaveOptions extends SaveFileOptions {
  /** How the file is compressed; by default with snappy. */
  readonly compression?: "snappy" | "gzip" | "brotli" | "none";
}
