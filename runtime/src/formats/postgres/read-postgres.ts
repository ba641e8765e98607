/** Reads results of PostgreSQL into columns. */
import type pg from "pg";
import { DataError } from "../../data/data-error.js";
import { describeKind, quote } from "../../errors/words.js";
import { ColumnBuilder } from "../databases/column-builder.js";
import type { QuerySource, DatabaseTable } from "../databases/database-source.js";
import { selectColumns, unknownColumn, unknownTable } from "../databases/select-columns.js";
import { findValueType, type ValueType } from "../databases/value-type.js";
import type { PostgresDriver, RawResult } from "./postgres-client.js";
import { toRawQuery } from "./postgres-client.js";
import { fromPostgres, findPostgresType, mustBeLookedUp, toPostgresDate } from "./postgres-values.js";

/** The wanted columns of a result. */
export interface PostgresSelection {
  /** Names of the columns. */
  readonly names: readonly string[];
  /** Types of the values. */
  readonly types: readonly ValueType[];
  /** Positions in a row. */
  readonly positions: readonly number[];
  /** Identifiers of the types. */
  readonly oids: readonly number[];
}

/** Finds the wanted columns among the fields of a result. */
export function selectFields(fields: RawResult["fields"], source: DatabaseTable | QuerySource): PostgresSelection {
  const all = fields.map(({ name }) => name);
  const positions = selectColumns(all, source.columns, source.name);
  const oids = positions.map((at) => fields[at]!.dataTypeID);
  // A built-in type without a counterpart is told by `checkTypes`, which knows its name.
  const types = oids.map((oid) => findPostgresType(oid) ?? "string");
  return { names: positions.map((at) => all[at]!), types, positions, oids };
}

/**
 * Looks up the types that users have created: enumerations and other kinds of text are read as text.
 *
 * @throws DataError if a type has no counterpart, with the column.
 */
export async function checkTypes(
  client: pg.ClientBase,
  { names, oids }: PostgresSelection,
  source: string,
): Promise<void> {
  const unknown = oids.filter(mustBeLookedUp);
  if (unknown.length === 0) return;
  const sql = "SELECT oid::text, typcategory::text, format_type(oid, NULL) FROM pg_type WHERE oid = ANY($1)";
  const { rows } = (await client.query(toRawQuery(sql, [unknown]))) as unknown as RawResult;
  for (const [oid, category, shown] of rows) {
    if (category === "E" || (category === "S" && findPostgresType(Number(oid)) !== null)) continue;
    const column = names[oids.indexOf(Number(oid))]!;
    throw new DataError(
      { source, column },
      `The type ${shown} has no counterpart among columns. Read it as something else, such as \`CAST(${JSON.stringify(column)} AS text)\` in \`sql\`.`,
    );
  }
}

/** Collects rows in columns. */
export class PostgresColumns {
  /** The columns so far. */
  readonly builders: readonly ColumnBuilder[];
  readonly #selection: PostgresSelection;
  readonly #source: string;
  /** Number of rows so far. */
  rows = 0;

  constructor(selection: PostgresSelection, source: string) {
    this.builders = selection.names.map((name, at) => new ColumnBuilder(name, selection.types[at]!));
    this.#selection = selection;
    this.#source = source;
  }

  /** Adds a row. @throws DataError if a value cannot be read. */
  add(values: readonly (string | null)[]): void {
    const { positions, types } = this.#selection;
    this.rows++;
    for (let at = 0; at < positions.length; at++) {
      const text = values[positions[at]!]!;
      const locate = (): { source: string; row: number; column: string } => ({
        source: this.#source,
        row: this.rows,
        column: this.#selection.names[at]!,
      });
      this.builders[at]!.add(text === null ? null : fromPostgres(text, types[at]!, locate));
    }
  }
}

/** The SQL of a source. */
export function toPostgresSql({ escapeIdentifier }: PostgresDriver, source: DatabaseTable | QuerySource): string {
  if (source.kind === "query") return source.sql;
  const selected = source.columns === null ? "*" : source.columns.map(escapeIdentifier).join(", ");
  return `SELECT ${selected} FROM ${toPostgresName({ escapeIdentifier }, source)}`;
}

/** Writes the name of a table in SQL. */
export function toPostgresName(
  { escapeIdentifier }: Pick<PostgresDriver, "escapeIdentifier">,
  { table, schema }: { readonly table: string; readonly schema: string | null },
): string {
  return schema === null ? escapeIdentifier(table) : `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
}

/** Converts the values of placeholders; lists are arrays. @throws DataError if a value has no counterpart. */
export function toPostgresParameters(source: DatabaseTable | QuerySource): readonly unknown[] {
  if (source.kind === "table") return [];
  if (!Array.isArray(source.parameters))
    throw new DataError(
      { source: source.name },
      "`parameters` is a record, but the placeholders of PostgreSQL are `$1`, `$2`: give a list.",
    );
  return source.parameters.map((value, at) => convert(value, at + 1, source.name));
}

function convert(value: unknown, place: number, source: string): unknown {
  if (Array.isArray(value)) return value.map((each) => convert(each, place, source));
  if (value instanceof Date && !Number.isNaN(value.getTime())) return toPostgresDate(value);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value === "bigint") return String(value);
  const type = findValueType(value);
  if (value === null || (type !== null && type !== "Date")) return value;
  throw new DataError(
    { source },
    `The parameter ${quote(`$${place}`)} is ${describeKind(value)}, which is no value of PostgreSQL.`,
  );
}

/** Creates the error of a table or column that is missing; null if it is another fault, or if the connection cannot tell. */
export async function findMissing(
  client: pg.ClientBase,
  { table, schema, columns, name }: DatabaseTable,
  cause: unknown,
): Promise<DataError | null> {
  const { code } = (cause ?? {}) as { readonly code?: string };
  if (code !== "42P01" && code !== "42703" && code !== "3F000") return null;
  const list = async (sql: string, values: readonly unknown[]): Promise<readonly string[]> => {
    const { rows } = (await client.query(toRawQuery(sql, values))) as unknown as RawResult;
    return rows.map(([first]) => first!);
  };
  try {
    if (code !== "42703") return unknownTable(table, await list(TABLES, [schema]), name, cause);
    const known = await list(COLUMNS, [schema, table]);
    const unknown = columns?.find((each) => !known.includes(each));
    return unknown === undefined ? null : unknownColumn(unknown, known, name, cause);
  } catch {
    return null;
  }
}

const TABLES =
  "SELECT table_name::text FROM information_schema.tables WHERE table_schema = coalesce($1::text, current_schema()) ORDER BY 1";
const COLUMNS =
  "SELECT column_name::text FROM information_schema.columns WHERE table_schema = coalesce($1::text, current_schema()) AND table_name = $2::text ORDER BY ordinal_position";
