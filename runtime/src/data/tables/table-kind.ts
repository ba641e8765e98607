/** The interface of tables: how to read one kind of table, such as the Arrow tables of a library. */
import type { Column } from "../data-types.js";

/**
 * How to read one kind of table. {@link registerTable} makes it known to everything that reads tables.
 *
 * @typeParam Given - The type of these tables.
 */
export interface TableKind<Given = never> {
  /** The kind in messages, with its article: `an Arrow table`. */
  readonly name: string;
  /** Whether an object is a table of this kind. It must be cheap, and must not throw. */
  isTable(candidate: object): boolean;
  /** The names of the columns in their order. */
  columnNames(table: Given): readonly string[];
  /** The number of rows. */
  rowCount(table: Given): number;
  /**
   * Returns the column with one of the names, as long as `rowCount`: a typed array for numbers without gaps, otherwise a
   * list in which null stands for missing values.
   */
  column(table: Given, name: string): Column;
}
