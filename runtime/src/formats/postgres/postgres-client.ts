/** What is used of the driver `pg`. */
import type pg from "pg";

/** A connected client or a pool of `pg`. */
export interface PostgresConnection {
  /** Connects a client, or takes one from a pool. */
  connect(): Promise<unknown>;
  /** Runs a query. */
  query(sql: string): Promise<unknown>;
}

/** Where the database is. */
export interface PostgresLocation {
  /** A URL (`postgres://user:password@host/database`), a connected client, or a pool of `pg`. */
  readonly connection: string | PostgresConnection;
}

/** The driver's package. */
export type PostgresDriver = typeof pg;

/** A result whose rows are lists of texts, as the server sends them. */
export interface RawResult {
  /** The columns with the identifiers of their types. */
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  /** One list of texts per row; null is a missing value. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Leaves values as the server sends them. */
const RAW = { getTypeParser: () => (text: string) => text };

/** Makes a query whose rows are lists of texts. */
export function toRawQuery(text: string, values: readonly unknown[]): pg.QueryArrayConfig {
  // A cast, because the types of `pg` do not know lists that are not changed.
  return { text, values: values as unknown[], rowMode: "array", types: RAW };
}
