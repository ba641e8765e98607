/** The public surface of `@icosian/runtime/data`: data in and out, from outside of the modules. */
export { from } from "./from.js";
export { to, type Saver } from "./to.js";
export { DataError, type DataLocation } from "./data-error.js";
export type { Column, Columns, DataColumn, DataMetadata, NumberColumn, RowOf } from "./data-types.js";
export { createFormat, type Format } from "./format.js";
