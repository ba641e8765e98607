/** A pool of connections to PostgreSQL that is opened when it is needed, and does not keep the program alive. */
import type pg from "pg";
import { StoreError } from "../remote/store-error.js";
import type { PoolSource } from "./postgres-pool.js";

/** A pool of our own; after `close`, the next use opens another one. */
export class OwnPool implements PoolSource {
  readonly #connectionString: string;
  readonly #timeoutMs: number;
  #pool: Promise<pg.Pool> | null = null;

  /** @param timeoutMs - How long a new connection may take, in milliseconds. */
  constructor(connectionString: string, timeoutMs: number) {
    this.#connectionString = connectionString;
    this.#timeoutMs = timeoutMs;
  }

  /** Returns the pool. */
  open(): Promise<pg.Pool> {
    this.#pool ??= this.#create();
    return this.#pool;
  }

  /** Waits for what is going on, and ends the connections. */
  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await (await pool?.catch(() => null))?.end();
  }

  async #create(): Promise<pg.Pool> {
    const driver = await importDriver();
    const pool = new driver.Pool({
      connectionString: this.#connectionString,
      connectionTimeoutMillis: this.#timeoutMs,
      application_name: "icosian",
      allowExitOnIdle: true,
      keepAlive: true,
    });
    // A connection that is lost while nothing uses it is replaced.
    pool.on("error", () => {});
    return pool;
  }
}

async function importDriver(): Promise<typeof pg> {
  try {
    const { default: driver } = await import("pg");
    return driver;
  } catch {
    throw new StoreError("The package `pg` is missing: npm install pg.");
  }
}
