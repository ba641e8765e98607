/** Options for loading and saving Parquet files. */
import type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";

/** Options for loading. */
export interface ParquetLoadOptions extends LoadFileOptions {
  /** Names of the columns to load, in this order; by default all. Only these are read from the file. */
  readonly columns?: readonly string[];
}

/** Options for saving. */
export interface ParquetSaveOptions extends SaveFileOptions {
  /** How the file is compressed; by default with snappy. */
  readonly compression?: "snappy" | "gzip" | "brotli" | "none";
}
