/** The types of tables of libraries. */

/**
 * A table of a library, as TypeScript knows it: an Arrow table of `@uwdata/flechette` or `apache-arrow`, a data frame of
 * `nodejs-polars`, or a result of `@duckdb/node-api`. Its columns are known when it is there, and have no type before.
 */
export type LibraryTable =
  | {
      /** Arrow tables. */
      readonly numRows: number;
      /** Arrow tables. */
      getChildAt(index: number): unknown;
    }
  | {
      /** Data frames. */
      readonly height: number;
      /** Data frames. */
      getColumn(name: string): unknown;
    }
  | {
      /** Results of DuckDB. */
      deduplicatedColumnNames(): readonly string[];
    };
