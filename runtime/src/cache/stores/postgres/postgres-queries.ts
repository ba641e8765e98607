/** Runs the queries of a store in PostgreSQL, and creates its tables when something is first written. */
import { Patience } from "../remote/patience.js";
import { StoreError } from "../remote/store-error.js";
import { toOtherForm, toPostgresFault } from "./postgres-fault.js";
import type { PoolResult, PoolSource, PostgresPool } from "./postgres-pool.js";
import { FIND_COLUMNS, hasOurForm, toCreation, type StoreTables } from "./postgres-tables.js";

/** What a query is for: those that write create the tables. */
export type QueryUse = "read" | "write";

const NOTHING: PoolResult = { rowCount: 0, rows: [] };

/** The code of the error that a table is missing. */
const NO_TABLE = "42P01";

/** Runs queries; each may be run twice. */
export class PostgresQueries {
  /** The names of the tables. */
  readonly tables: StoreTables;
  readonly #source: PoolSource;
  readonly #name: string;
  readonly #patience: Patience;
  #areThere = false;

  /** @param name - The server in messages. */
  constructor(source: PoolSource, name: string, tables: StoreTables, timeoutMs: number) {
    this.tables = tables;
    this.#source = source;
    this.#name = name;
    const explain = (thrown: unknown): ReturnType<typeof toPostgresFault> =>
      toPostgresFault(thrown, name, tables.shown);
    this.#patience = new Patience({ name, timeoutMs, explain });
  }

  /** Whether the tables were there at the last query. */
  get areThere(): boolean {
    return this.#areThere;
  }

  /**
   * Runs a query. As long as there are no tables, one that reads finds nothing.
   *
   * @param bytes - How much is transferred, as far as that is known.
   * @throws StoreError
   */
  run(use: QueryUse, text: string, values: unknown[], bytes: number = 0): Promise<PoolResult> {
    return this.#patience.run(async ({ leftMs }) => {
      const pool = await this.#source.open();
      for (let isRetry = false; ; isRetry = true) {
        if (!(await this.#prepare(pool, use, leftMs))) return NOTHING;
        try {
          return await pool.query({ text, values, query_timeout: leftMs });
        } catch (thrown) {
          // A cast, because anything may be thrown. Somebody has dropped the tables, if this is the first time.
          const { code } = thrown as { readonly code?: unknown };
          if (code !== NO_TABLE || isRetry) throw thrown;
          this.#areThere = false;
        }
      }
    }, bytes);
  }

  /** Whether there are tables; creates them for those that write. */
  async #prepare(pool: PostgresPool, use: QueryUse, leftMs: number): Promise<boolean> {
    if (this.#areThere) return true;
    const { entries, shown } = this.tables;
    const { rows } = await pool.query({ text: FIND_COLUMNS, values: [entries], query_timeout: leftMs });
    // A cast, because that is what the query gives.
    const columns = rows as readonly { readonly name: string; readonly type: string }[];
    if (columns.length > 0 && !hasOurForm(columns)) throw new StoreError(toOtherForm(shown, this.#name));
    if (columns.length === 0) {
      if (use === "read") return false;
      await pool.query({ text: toCreation(this.tables), query_timeout: leftMs });
    }
    this.#areThere = true;
    return true;
  }
}
