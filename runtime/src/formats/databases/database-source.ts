/** What a database loader reads: a table, or the rows of a query. */
import { DataError } from "../../data/data-error.js";
import { describeKind, quote } from "../../errors/words.js";

/** The options of all database loaders that say what is read. */
export interface SourceOptions {
  /** Name of the table or view, as the database has it: it is quoted, so a dot is part of the name. */
  readonly table?: string;
  /** Schema of the table; the database looks in its own order if it is not given. */
  readonly schema?: string;
  /** A query, instead of `table`. It is run as it is written. */
  readonly sql?: string;
  /** Values of the placeholders in `sql`: a list, or a record if they have names. */
  readonly parameters?: readonly unknown[] | Readonly<Record<string, unknown>>;
  /** The columns that are wanted, by name; all if they are not given. */
  readonly columns?: readonly string[];
}

/** A table that is read. */
export interface DatabaseTable {
  /** Tells it from a query. */
  readonly kind: "table";
  /** Name of the table. */
  readonly table: string;
  /** Name of the schema; null if the database looks for the table. */
  readonly schema: string | null;
  /** The wanted columns, each once; null for all. */
  readonly columns: readonly string[] | null;
  /** Says in messages what is read: `shop.db, table "orders"`. */
  readonly name: string;
}

/** A query that is read. */
export interface QuerySource {
  /** Tells it from a table. */
  readonly kind: "query";
  /** The SQL, as it was given. */
  readonly sql: string;
  /** Values of the placeholders. */
  readonly parameters: readonly unknown[] | Readonly<Record<string, unknown>>;
  /** The wanted columns, each once; null for all. */
  readonly columns: readonly string[] | null;
  /** Says in messages what is read. */
  readonly name: string;
}

/**
 * Reads the options that say what is read.
 *
 * @param database - The name of the database in messages.
 * @throws DataError if neither or both of a table and a query are given, or if an option has the wrong type.
 */
export function toDatabaseSource(options: SourceOptions, database: string): DatabaseTable | QuerySource {
  const { table, schema, sql, parameters, columns } = options;
  const refuse = (reason: string): never => {
    throw new DataError({ source: database }, reason);
  };
  if ((table === undefined) === (sql === undefined)) return refuse("Give either `table` or `sql`.");
  if (columns !== undefined && !isListOfNames(columns)) return refuse("`columns` is a list of names.");
  const wanted = columns === undefined ? null : [...new Set(columns)];
  if (wanted?.length === 0) return refuse("`columns` is an empty list; leave it out to read all columns.");
  if (sql !== undefined) {
    if (typeof sql !== "string" || sql.trim() === "") return refuse(`\`sql\` is ${describeKind(sql)}, not a query.`);
    if (schema !== undefined) return refuse("`schema` belongs to `table`; write the schema into the SQL.");
    if (parameters !== undefined && (typeof parameters !== "object" || parameters === null))
      return refuse(`\`parameters\` is ${describeKind(parameters)}; give a list, or a record.`);
    return { kind: "query", sql, parameters: parameters ?? [], columns: wanted, name: `${database}, SQL` };
  }
  if (parameters !== undefined) return refuse("`parameters` belong to `sql`; a table has none.");
  const name = checkTableName({ table, schema }, database);
  return { kind: "table", table: table!, schema: schema ?? null, columns: wanted, name };
}

/**
 * Checks the name of a table and of its schema.
 *
 * @returns The name of the table in messages.
 * @throws DataError if one of them is no text, is empty or has a zero byte.
 */
export function checkTableName(
  { table, schema }: { readonly table?: unknown; readonly schema?: unknown },
  database: string,
): string {
  const names = schema === undefined ? { table } : { schema, table };
  for (const [option, name] of Object.entries(names))
    if (typeof name !== "string" || name === "" || name.includes("\0"))
      throw new DataError({ source: database }, `${quote(option)} is ${describeKind(name)}, not a name.`);
  const shown = Object.values(names).map((name) => JSON.stringify(name));
  return `${database}, table ${shown.join(".")}`;
}

/** The name of what was read in metadata: the table, or the SQL. */
export function nameInMetadata(source: DatabaseTable | QuerySource): string {
  if (source.kind === "query") return source.sql;
  return source.schema === null ? source.table : `${source.schema}.${source.table}`;
}

function isListOfNames(candidate: unknown): boolean {
  return Array.isArray(candidate) && candidate.every((name) => typeof name === "string");
}
