/** What the formats of tables save of the values of a request. */
import { findTable, isPlainObject } from "../data/tables/find-table.js";
import { toTable } from "../data/tables/to-table.js";
import { isStream } from "./files/to-table-source.js";

/**
 * Makes one table of several values, as `toTable` does. A single value that is a table, or a stream of rows, is saved as it
 * is; a single record of values is one row, and a single column gets the name of its node.
 *
 * @throws TypeError if columns have different lengths, or if one of several values is itself a table.
 */
export function combineToTable(values: Readonly<Record<string, unknown>>): unknown {
  const [only, ...others] = Object.values(values);
  if (others.length > 0 || (!isStream(only) && findTable(only) === null && !isPlainObject(only)))
    return toTable(values);
  return isStream(only) || findTable(only) !== null ? only : toTable(only);
}
