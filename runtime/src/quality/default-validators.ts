/**
 * The built-in checks, one per option of `checkOutput`. They look at numbers, strings, booleans, bigints and null, at
 * the elements of lists, typed arrays and sets of those, and at tables.
 *
 * @see https://hamilton.apache.org/reference/decorators/check_output/
 */
import type { Checks } from "./checks.js";
import { COLUMN_CHECKS, type Check } from "./column-checks.js";
import { checkSchema } from "./schema-check.js";
import {
  checkColumns,
  checkEachColumn,
  checkRequiredColumns,
  checkRowCount,
  checkRows,
  checkUnique,
} from "./table-checks.js";

/** The checks by option, in the order in which their nodes are created. */
export const CHECKS: { readonly [Option in keyof Checks]-?: Check<NonNullable<Checks[Option]>> } = {
  range: (value, limits) => checkEachColumn("range", value, limits),
  valuesIn: COLUMN_CHECKS.valuesIn,
  dataType: COLUMN_CHECKS.dataType,
  allowNaN: (value, isAllowed) => checkEachColumn("allowNaN", value, isAllowed),
  maxFractionNaN: (value, limit) => checkEachColumn("maxFractionNaN", value, limit),
  maxStandardDeviation: (value, limit) => checkEachColumn("maxStandardDeviation", value, limit),
  meanInRange: (value, limits) => checkEachColumn("meanInRange", value, limits),
  allowNull: (value, isAllowed) => checkEachColumn("allowNull", value, isAllowed),
  contains: (value, parts) => checkEachColumn("contains", value, parts),
  doesNotContain: (value, parts) => checkEachColumn("doesNotContain", value, parts),
  schema: checkSchema,
  columns: checkColumns,
  rows: checkRowCount,
  requiredColumns: checkRequiredColumns,
  unique: checkUnique,
  rowSchema: checkRows,
};
