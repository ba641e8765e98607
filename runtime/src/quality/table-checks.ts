/** The checks of tables: of their columns, their rows, and their keys. */
import type { Column } from "../data/data-types.js";
import { findTable, type TableView } from "../data/tables/find-table.js";
import { rowsOf } from "../data/tables/rows-of.js";
import { isColumn } from "../data/tables/to-column.js";
import { describeKind, describeThrown, quoteAll } from "../errors/words.js";
import type { ColumnChecks } from "./checks.js";
import { COLUMN_CHECKS } from "./column-checks.js";
import { describePart } from "./describe-failures.js";
import { show } from "./elements.js";
import { describeIssues, validateWith } from "./schema-check.js";
import type { SchemaIssue, StandardSchema } from "./standard-schema.js";
import { toResult, type PartResult, type ValidationResult } from "./validator.js";

/** Makes several checks of single columns. */
export function checkColumns(value: unknown, columns: Readonly<Record<string, ColumnChecks>>): ValidationResult {
  return onTable(value, (table) => {
    const parts = Object.entries(columns).flatMap(([column, checks]) =>
      Object.entries(checks).flatMap(([check, argument]): readonly PartResult[] =>
        argument === undefined ? [] : [{ column, check, ...checkColumn(table, column, check, argument) }],
      ),
    );
    return toPartsResult(parts);
  });
}

function checkColumn(table: TableView, column: string, check: string, argument: unknown): ValidationResult {
  if (!table.columnNames.includes(column))
    return toResult(false, `the table has no such column, it has ${quoteAll(table.columnNames) || "none"}`);
  // A cast, because TypeScript cannot tell that each check gets its own kind of argument.
  const act = COLUMN_CHECKS[check as keyof ColumnChecks] as (value: unknown, argument: unknown) => ValidationResult;
  return act(table.getColumn(column), argument);
}

/** Makes one check of each column if the value is a table, and otherwise of the value. */
export function checkEachColumn(check: keyof ColumnChecks, value: unknown, argument: unknown): ValidationResult {
  // A cast, because TypeScript cannot tell that each check gets its own kind of argument.
  const act = COLUMN_CHECKS[check] as (value: unknown, argument: unknown) => ValidationResult;
  const table = isColumn(value) && !Array.isArray(value) ? null : findTable(value);
  if (table === null || table.columnNames.length === 0) return act(value, argument);
  return toPartsResult(
    table.columnNames.map((column) => ({ column, check, ...act(table.getColumn(column), argument) })),
  );
}

/** Joins the results of single columns: it passes if all of them do. */
function toPartsResult(parts: readonly PartResult[]): ValidationResult {
  const failed = parts.filter(({ passes }) => !passes);
  const message =
    failed.length === 0 ? `all ${parts.length} checks of columns pass` : failed.map(describePart).join("; ");
  return { ...toResult(failed.length === 0, message, { failed: failed.length, total: parts.length }), parts };
}

/** Counts the rows of a table, or the elements of a list. */
export function checkRowCount(value: unknown, [fewest, most]: readonly [number, number]): ValidationResult {
  if (isColumn(value)) return judgeRows(value.length, fewest, most);
  return onTable(value, (table) => judgeRows(table.countRows(), fewest, most));
}

function judgeRows(rows: number, fewest: number, most: number): ValidationResult {
  const isRight = rows >= fewest && rows <= most;
  return toResult(isRight, `there are ${rows} rows, and may be from ${fewest} to ${most}`, { rows, fewest, most });
}

/** Looks for columns that a table lacks. */
export function checkRequiredColumns(value: unknown, names: readonly string[]): ValidationResult {
  return onTable(value, ({ columnNames }) => {
    const missing = names.filter((name) => !columnNames.includes(name));
    const message =
      missing.length === 0
        ? `all ${names.length} columns are there`
        : `there is no column ${quoteAll(missing)}, there ${columnNames.length === 1 ? "is" : "are"} ${quoteAll(columnNames) || "none"}`;
    return toResult(missing.length === 0, message, { missing });
  });
}

/** Looks for rows that repeat the values of earlier rows in some columns. */
export function checkUnique(value: unknown, names: readonly string[]): ValidationResult {
  return onTable(value, (table) => {
    const missing = checkRequiredColumns(value, names);
    if (!missing.passes) return missing;
    const columns = names.map((name) => table.getColumn(name));
    const total = table.countRows();
    const { count, at } = countRepeated(columns, total);
    if (count === 0) return toResult(true, `all ${total} rows differ in ${quoteAll(names)}`, { count, total });
    const repeated = columns.map((column) => show(column[at])).join(", ");
    const message = `${count} of ${total} rows repeat the values of ${quoteAll(names)}, the first is ${repeated} at index ${at}`;
    return toResult(false, message, { count, total, at });
  });
}

/** Counts the rows that repeat an earlier one, and finds the first. O(rows * columns). */
function countRepeated(columns: readonly Column[], rows: number): { readonly count: number; readonly at: number } {
  const known = new Set<unknown>();
  const keyOf = columns.length === 1 ? (row: number): unknown => toKey(columns[0]![row]) : toJointKey(columns);
  let count = 0;
  let at = -1;
  for (let row = 0; row < rows; row++) {
    if (known.size < known.add(keyOf(row)).size) continue;
    if (count === 0) at = row;
    count++;
  }
  return { count, at };
}

function toKey(value: unknown): unknown {
  return value instanceof Date ? `date ${value.getTime()}` : value;
}

/** Numbers the values of each column, and joins the numbers of a row's values. */
function toJointKey(columns: readonly Column[]): (row: number) => string {
  const numbers = columns.map(() => new Map<unknown, number>());
  const numberOf = (known: Map<unknown, number>, key: unknown): number => {
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  };
  return (row) => columns.map((column, at) => numberOf(numbers[at]!, toKey(column[row]))).join();
}

/** Validates each row of a table, or each element of a list of objects. */
export async function checkRows(value: unknown, schema: StandardSchema): Promise<ValidationResult> {
  if (findTable(value) === null) return toNoTable(value);
  let count = 0;
  let total = 0;
  let first: { readonly at: number; readonly issues: readonly SchemaIssue[] } | null = null;
  for (const row of rowsOf(value)) {
    const found = validateWith(schema, row);
    // Most schemas are sync, and awaiting each row would be slow.
    const issues = found instanceof Promise ? await found : found;
    if (issues.length > 0) {
      count++;
      first ??= { at: total, issues };
    }
    total++;
  }
  if (first === null) return toResult(true, `the schema accepts all ${total} rows`, { count, total });
  const message = `the schema refuses ${count} of ${total} rows, the first at index ${first.at}: ${describeIssues(first.issues)}`;
  return toResult(false, message, { count, total, ...first });
}

/** Judges a table, if the value is one and its columns are equally long. */
function onTable(value: unknown, judge: (table: TableView) => ValidationResult): ValidationResult {
  const table = findTable(value);
  if (table === null) return toNoTable(value);
  try {
    table.countRows();
  } catch (error) {
    return toResult(false, describeThrown(error));
  }
  return judge(table);
}

function toNoTable(value: unknown): ValidationResult {
  return toResult(false, `the value is no table, but ${describeKind(value)}`);
}
