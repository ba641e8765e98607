/** Converts the results of a request into an Arrow table. */
import { describeKind } from "../../errors/words.js";
import { toTable } from "./to-table.js";

/**
 * The function of a library that makes Arrow tables; `@uwdata/flechette` and `apache-arrow` have it.
 *
 * @typeParam Table - The library's type of tables.
 */
export interface ArrowLibrary<Table> {
  /** Makes a table of columns, with the types that fit their values; each library declares columns in its own way. */
  tableFromArrays(columns: never): Table;
}

/**
 * Converts the results of a request, or any table, into an Arrow table of the library that is passed. Single values are
 * repeated, as {@link toTable} does it; the library chooses the types. O(rows * columns).
 *
 * @param library - The module of `@uwdata/flechette` or `apache-arrow`.
 * @throws TypeError if there is no library, if columns have different lengths, or if a value is itself a table.
 * @example
 * ```ts
 * import * as arrow from "@uwdata/flechette";
 * import { toArrow } from "@icosian/runtime/data";
 *
 * export const table = toArrow({ week: [1, 2, 3], rate: 0.5 }, arrow);
 * export const bytes = arrow.tableToIPC(table, { format: "file" });
 * ```
 */
export function toArrow<Table>(results: unknown, library: ArrowLibrary<Table>): Table {
  // A cast, because callers without types may pass nothing.
  if (typeof (library as Partial<ArrowLibrary<Table>> | undefined)?.tableFromArrays !== "function")
    throw new TypeError(
      `\`toArrow\` takes the module of an Arrow library after the results, as in \`import * as arrow from "@uwdata/flechette"\`, not ${describeKind(library)}.`,
    );
  // A cast, because both libraries take a record of lists and typed arrays.
  return library.tableFromArrays(toTable(results) as never);
}
