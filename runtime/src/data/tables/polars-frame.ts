/** Data frames of `nodejs-polars`, known by their shape. */
import type { TableKind } from "./table-kind.js";
import { toColumn, type ColumnLike } from "./to-column.js";

/** The members that are read. */
interface PolarsFrame {
  readonly columns: readonly string[];
  readonly height: number;
  getColumn(name: string): ColumnLike;
}

/** How to read a data frame of polars. */
export const polarsFrame: TableKind<object> = {
  name: "a polars data frame",
  isTable: (candidate) => {
    // The methods come first, because a column may have any name.
    const { getColumn, height, columns } = candidate as Partial<PolarsFrame>;
    return typeof getColumn === "function" && typeof height === "number" && Array.isArray(columns);
  },
  columnNames: (frame) => (frame as PolarsFrame).columns,
  rowCount: (frame) => (frame as PolarsFrame).height,
  column: (frame, name) => toColumn((frame as PolarsFrame).getColumn(name)),
};
