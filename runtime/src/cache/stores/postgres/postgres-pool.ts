/** What is used of a pool of `pg`. */

/** A pool of `pg`: `new Pool(…)`. */
export interface PostgresPool {
  /** How many connections it has. */
  readonly totalCount: number;
  /** Runs a query on a connection of its own, or on one that is free. */
  query(query: PoolQuery): Promise<PoolResult>;
}

/** One query. */
export interface PoolQuery {
  /** What to run, with `$1`, `$2` and so on for values. */
  text: string;
  /** The values, in their order. */
  values?: unknown[];
  /** How long the answer may take, in milliseconds. */
  query_timeout?: number;
}

/** What a query gives. */
export interface PoolResult {
  /** Number of rows that were found or changed. */
  rowCount: number | null;
  /** The rows that were found. */
  rows: unknown[];
}

/** Gives a pool to those who need it. */
export interface PoolSource {
  /** The pool; opened if need be. */
  open(): Promise<PostgresPool>;
  /** Ends what was opened here. */
  close(): Promise<void>;
}
