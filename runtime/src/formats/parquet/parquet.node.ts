/** The format `parquet`. */
import { combineToTable } from "../combine-to-table.js";
import { createTableFormat, type TableFormat } from "../../data/format.js";
import { loadParquet, streamParquet } from "./load-parquet.node.js";
import type { ParquetLoadOptions, ParquetSaveOptions } from "./parquet-options.js";
import { saveParquet } from "./save-parquet.node.js";

export type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
export type { ParquetLoadOptions, ParquetSaveOptions } from "./parquet-options.js";

/**
 * Loads and saves Parquet files. The whole file is a record of columns; a stream has one object per row. It needs the
 * packages `hyparquet`, `hyparquet-writer` and `hyparquet-compressors`.
 *
 * Numbers without gaps are typed arrays of the file's type, 64-bit integers a `BigInt64Array`, timestamps and dates
 * `Date`s. Decimals of at most 15 digits are numbers, longer ones texts. Missing values are null.
 * `types: { id: "number" }` makes numbers of 64-bit integers, and of times their milliseconds since 1970.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { parquet } from "@icosian/runtime/parquet";
 *
 * export const delay = node(
 *   loadFrom(parquet, { path: value("flights.parquet"), columns: value(["delay"]) }),
 *   (flights: { delay: Int16Array }): Int16Array => flights.delay,
 * );
 * ```
 */
export const parquet: TableFormat<ParquetLoadOptions, ParquetSaveOptions, object> = createTableFormat<
  ParquetLoadOptions,
  ParquetSaveOptions,
  object
>("parquet", {
  load: (options, { signal }) => loadParquet(options, signal),
  stream: (options, { signal }) => streamParquet(options, signal),
  save: (data, options, { signal }) => saveParquet(data, options, signal),
  combine: combineToTable,
});
