/** The public surface of `@icosian/runtime/data`: data in and out, tables of all kinds, and reports of data quality. */
export { qualityReport, type QualityReport } from "../quality/report/quality-report.js";
export type { QualityResult } from "../quality/report/quality-results.js";
export type { QualitySummary } from "../quality/report/quality-summary.js";
export { DataError, type DataLocation } from "./data-error.js";
export type { Column, Columns, DataColumn, DataMetadata, NumberColumn, RowOf } from "./data-types.js";
export { createFormat, createTableFormat, type Format, type TableFormat } from "./format.js";
export { from } from "./from.js";
export { rowsOf } from "./tables/rows-of.js";
export type { TableKind } from "./tables/table-kind.js";
export { registerTable } from "./tables/table-kinds.js";
export { to, type Saver } from "./to.js";
export { toArrow, type ArrowLibrary } from "./tables/to-arrow.js";
export { toColumns } from "./tables/to-columns.js";
export { toRows } from "./tables/to-rows.js";
export { toTable } from "./tables/to-table.js";
