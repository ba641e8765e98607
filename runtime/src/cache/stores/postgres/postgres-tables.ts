/** The tables of a store in PostgreSQL: their names, their form, and how they come to be. */

/** Names of the tables of one store, quoted for SQL. */
export interface StoreTables {
  /** What messages call the table of entries. */
  readonly shown: string;
  /** The table of entries. */
  readonly entries: string;
  /** The table of claims. */
  readonly claims: string;
}

/** Quotes the names of tables. */
export function nameTables(schema: string | undefined, table: string): StoreTables {
  const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  const inSchema = (name: string): string => (schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`);
  const shown = schema === undefined ? table : `${schema}.${table}`;
  return { shown, entries: inSchema(table), claims: inSchema(`${table}_claims`) };
}

/**
 * SQL that creates both tables, as one transaction. Several processes may run it at once: a lock, which is gone when it is
 * done, lets one after the other; `IF NOT EXISTS` alone fails then.
 *
 * Bytes are stored without compression, because values are compressed badly or in vain, and then their length is known
 * without reading them, and a part can be read without the rest. Claims are not logged: they last for seconds.
 */
export function toCreation({ entries, claims }: StoreTables): string {
  return `SELECT pg_advisory_xact_lock(7311905215170301);
CREATE TABLE IF NOT EXISTS ${entries} (
  key text COLLATE "C" PRIMARY KEY, bytes bytea NOT NULL, used_at timestamptz NOT NULL DEFAULT now());
ALTER TABLE ${entries} ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE UNLOGGED TABLE IF NOT EXISTS ${claims} (
  key text COLLATE "C" PRIMARY KEY, owner text NOT NULL, expires_at timestamptz NOT NULL)`;
}

/** SQL that gives the columns of a table and their types; no rows if there is no such table. */
export const FIND_COLUMNS: string = `SELECT attname AS name, format_type(atttypid, NULL) AS type
FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`;

const ENTRY_COLUMNS: Readonly<Record<string, string>> = {
  key: "text",
  bytes: "bytea",
  used_at: "timestamp with time zone",
};

/** Whether columns are those of a table of entries. There may be more. */
export function hasOurForm(columns: readonly { readonly name: string; readonly type: string }[]): boolean {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  return Object.entries(ENTRY_COLUMNS).every(([name, type]) => types.get(name) === type);
}
