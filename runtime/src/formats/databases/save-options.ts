/** The options of all database savers that say what is written. */
import { DataError } from "../../data/data-error.js";
import { describeKind, quote } from "../../errors/words.js";
import { checkTableName } from "./database-source.js";

/** What a saver does with a table that exists: exactly one of the two, or neither to refuse it. */
export interface TableTargetOptions {
  /** Name of the table: it is quoted, so a dot is part of the name. */
  readonly table: string;
  /** Schema of the table; the database's own default if it is not given. */
  readonly schema?: string;
  /** Whether an existing table is replaced, with its columns. */
  readonly overwrite?: boolean;
  /** Whether rows are added to an existing table. Its columns are matched by name. */
  readonly append?: boolean;
}

/** A table that is written. */
export interface TableTarget {
  /** Name of the table. */
  readonly table: string;
  /** Name of the schema; null for the default. */
  readonly schema: string | null;
  /** What happens if the table exists. */
  readonly ifExists: "refuse" | "overwrite" | "append";
  /** The target in messages: `shop.db, table "orders"`. */
  readonly name: string;
}

/**
 * Reads the options that say what is written.
 *
 * @throws DataError if the table has no name, or if `overwrite` and `append` contradict each other.
 */
export function toTableTarget(options: TableTargetOptions, database: string): TableTarget {
  const { table, schema, overwrite, append } = options;
  const name = checkTableName({ table, schema }, database);
  for (const [option, value] of Object.entries({ overwrite, append }))
    if (value !== undefined && typeof value !== "boolean")
      throw new DataError({ source: name }, `${quote(option)} is ${describeKind(value)}, not true or false.`);
  if (overwrite === true && append === true)
    throw new DataError({ source: name }, "`overwrite` and `append` contradict each other; give one of them.");
  const ifExists = overwrite === true ? "overwrite" : append === true ? "append" : "refuse";
  return { table, schema: schema ?? null, ifExists, name };
}

/** Creates the error of a table that exists. */
export function tableExists(target: TableTarget, cause?: unknown): DataError {
  return new DataError(
    { source: target.name },
    "The table exists. Say `overwrite: true` to replace it, or `append: true` to add rows to it.",
    { cause },
  );
}
