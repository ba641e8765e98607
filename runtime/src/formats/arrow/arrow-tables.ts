/** A codec for Arrow tables. */
import { Table, tableFromIPC, tableToIPC } from "@uwdata/flechette";
import type { ValueCodec } from "../../versions/value-codec.js";
import { findExtractionOptions } from "./extraction-options.js";

/**
 * Lets caches keep tables of `@uwdata/flechette`, as the bytes of an Arrow stream. It needs that package.
 *
 * Two tables are equal if they have the same columns in the same record batches, and were made with the same options,
 * such as `useDate`. Tables whose columns were made with different options, or whose batches have dictionaries of their
 * own, cannot be stored.
 *
 * @example
 * ```ts
 * import { arrowTables } from "@icosian/runtime/arrow";
 * import { cache } from "@icosian/runtime/cache";
 *
 * const adapter = cache({ folder: ".icosian/cache", codecs: [arrowTables] });
 * ```
 */
export const arrowTables: ValueCodec = {
  name: "arrowTables",
  is: (value) => value instanceof Table,
  encode: (value) => {
    const table = value as Table;
    return [tableToIPC(table, { format: "stream" }), findExtractionOptions(table)];
  },
  decode: (data) => tableFromIPC(...(data as Parameters<typeof tableFromIPC>)),
};
