/** The format `arrow`. */
import { combineToTable } from "../combine-to-table.js";
import { createTableFormat, type TableFormat } from "../../data/format.js";
import type { ArrowLoadOptions, ArrowSaveOptions } from "./arrow-options.js";
import { loadArrow, streamArrow } from "./load-arrow.node.js";
import { saveArrow } from "./save-arrow.node.js";

export { arrowTables } from "./arrow-tables.js";
export type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
export type { ArrowLoadOptions, ArrowSaveOptions } from "./arrow-options.js";

/**
 * Loads and saves Arrow files: both the file format, which is Feather version 2, and the stream format. The whole file is
 * a record of columns; a stream has one object per row. It needs the package `@uwdata/flechette`.
 *
 * Numbers without gaps are typed arrays of the file's type, 64-bit integers a `BigInt64Array`, timestamps and dates
 * `Date`s. Decimals of at most 15 digits are numbers, longer ones texts. Missing values are null.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { arrow } from "@icosian/runtime/arrow";
 *
 * export const delay = node(
 *   loadFrom(arrow, { path: value("flights.arrow"), columns: value(["delay"]) }),
 *   (flights: { delay: Int16Array }): Int16Array => flights.delay,
 * );
 * ```
 */
export const arrow: TableFormat<ArrowLoadOptions, ArrowSaveOptions, object> = createTableFormat<
  ArrowLoadOptions,
  ArrowSaveOptions,
  object
>("arrow", {
  load: (options, { signal }) => loadArrow(options, signal),
  stream: (options, { signal }) => streamArrow(options, signal),
  save: (data, options, { signal }) => saveArrow(data, options, signal),
  combine: combineToTable,
});
