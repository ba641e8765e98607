/** Arrow tables of `@uwdata/flechette` and `apache-arrow`, known by their shape. */
import type { Column } from "../data-types.js";
import type { TableKind } from "./table-kind.js";
import { toColumn, type ColumnLike } from "./to-column.js";

/** The members that the tables of both libraries have. */
interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly ArrowField[] };
  getChildAt(index: number): ColumnLike | null;
}

interface ArrowField {
  readonly name: string;
  readonly type: { readonly typeId: number };
}

/** Numbers of the types `Date` and `Timestamp` in Arrow's format; both libraries give their values in milliseconds. */
const TIMES: readonly number[] = [8, 10];

/** How to read an Arrow table. Dates and timestamps become `Date`. */
export const arrowTable: TableKind<object> = {
  name: "an Arrow table",
  isTable: (candidate) => {
    const { numRows, schema, getChildAt } = candidate as Partial<ArrowTable>;
    return typeof numRows === "number" && typeof getChildAt === "function" && Array.isArray(schema?.fields);
  },
  columnNames: (table) => fieldsOf(table).map(({ name }) => name),
  rowCount: (table) => (table as ArrowTable).numRows,
  column: (table, name) => {
    const index = fieldsOf(table).findIndex((field) => field.name === name);
    const child = (table as ArrowTable).getChildAt(index);
    const column = child === null ? [] : toColumn(child);
    return TIMES.includes(fieldsOf(table)[index]!.type.typeId) ? toDates(column) : column;
  },
};

function fieldsOf(table: object): readonly ArrowField[] {
  return (table as ArrowTable).schema.fields;
}

function toDates(column: Column): Column {
  return Array.from(column, (value) => (typeof value === "number" ? new Date(value) : value));
}
