/** The formats `csv` and `tsv`. */
import { combineToTable } from "../combine-to-table.js";
import { createTableFormat, type TableFormat } from "../../data/format.js";
import type { CsvLoadOptions, CsvSaveOptions } from "./csv-options.js";
import { loadCsv } from "./load-csv.node.js";
import { saveCsv } from "./save-csv.node.js";
import { streamCsv } from "./stream-csv.node.js";

export type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
export type { TextEncoding } from "../files/text-decoder.node.js";
export type { CsvLoadOptions, CsvSaveOptions } from "./csv-options.js";
export type { CsvType } from "./csv-types.js";

/**
 * Loads and saves csv files: values separated by commas, with a header. The whole file is a record of columns; a stream
 * has one object per row. It needs the package `csv-parse`.
 *
 * A column has numbers, booleans or dates if every value of it is one; otherwise it has texts. A missing value is null.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { csv } from "@icosian/runtime/csv";
 *
 * export const spend = node(
 *   loadFrom(csv, { path: value("weeks.csv"), types: value({ week: "string" }) }),
 *   (weeks: { spend: Float64Array }): Float64Array => weeks.spend,
 * );
 * ```
 */
export const csv: TableFormat<CsvLoadOptions, CsvSaveOptions, object> = createDelimited("csv", ",");

/** Loads and saves tsv files, which are csv files with tabs in place of commas. It needs the package `csv-parse`. */
export const tsv: TableFormat<CsvLoadOptions, CsvSaveOptions, object> = createDelimited("tsv", "\t");

function createDelimited(name: string, delimiter: string): TableFormat<CsvLoadOptions, CsvSaveOptions, object> {
  return createTableFormat<CsvLoadOptions, CsvSaveOptions, object>(name, {
    load: (options, { signal }) => loadCsv(options, delimiter, signal),
    stream: (options, { signal }) => streamCsv(options, delimiter, signal),
    save: (data, options, { signal }) => saveCsv(data, options, delimiter, signal),
    combine: combineToTable,
  });
}
