/** Options for loading and saving csv and tsv files. */
import type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
import type { TextEncoding } from "../files/text-decoder.node.js";
import type { CsvType } from "./csv-types.js";

/** Options for loading. */
export interface CsvLoadOptions extends LoadFileOptions {
  /** Names of the columns to load, in this order; by default all. */
  readonly columns?: readonly string[];
  /** Types of columns by name. By default a column's type is read from its values. */
  readonly types?: Readonly<Record<string, CsvType>>;
  /** One character between the values; by default a comma for csv and a tab for tsv. */
  readonly delimiter?: string;
  /** Encoding of the file; by default UTF-8, or UTF-16 if the file has its byte order mark. */
  readonly encoding?: TextEncoding;
}

/** Options for saving. */
export interface CsvSaveOptions extends SaveFileOptions {
  /** One character between the values; by default a comma for csv and a tab for tsv. */
  readonly delimiter?: string;
}
