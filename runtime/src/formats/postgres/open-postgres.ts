/** Opens connections to PostgreSQL. */
import type pg from "pg";
import { DataError } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";
import { exclusively } from "../databases/exclusively.js";
import { cancelQuery } from "./cancel-query.node.js";
import type { PostgresConnection, PostgresDriver, PostgresLocation } from "./postgres-client.js";
import { toPostgresError } from "./postgres-error.js";

/** An open connection. */
export interface OpenPostgres {
  /** The driver's package. */
  readonly driver: PostgresDriver;
  /** The connected client. */
  readonly client: pg.ClientBase;
  /** Whether nobody else uses the connection: it was opened here, or it comes from a pool. */
  readonly isOurs: boolean;
  /** Ends the connection at once, if it is ours: whatever the server is doing for it fails. */
  destroy(): void;
  /** Closes the connection if it was opened here, and gives it back if it comes from a pool. */
  close(): Promise<void>;
}

/** The name of a database in messages, without password and parameters. */
export function namePostgres({ connection }: PostgresLocation): string {
  if (typeof connection !== "string") return "PostgreSQL";
  try {
    const { protocol, username, host, pathname } = new URL(connection);
    return `${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname}`;
  } catch {
    return "PostgreSQL";
  }
}

/**
 * Opens a connection, takes one from the given pool, or waits for its turn on the given client.
 *
 * @throws DataError if the server refuses, or if the driver is not there.
 */
export async function usePostgres<Result>(
  location: PostgresLocation,
  signal: AbortSignal,
  use: (database: OpenPostgres) => Promise<Result>,
): Promise<Result> {
  const { connection } = location;
  const driver = await importDriver();
  signal.throwIfAborted();
  if (typeof connection === "string") return use(await openUrl(driver, connection, namePostgres(location)));
  if (typeof connection?.query !== "function" || typeof connection.connect !== "function")
    throw new DataError(
      { source: "PostgreSQL" },
      `\`connection\` is ${describeKind(connection)}, not a URL, a client or a pool of pg.`,
    );
  if ("totalCount" in connection) return use(await takeFromPool(driver, connection as PostgresConnection & pg.Pool));
  return exclusively(connection, () => use(takeClient(driver, connection)));
}

async function openUrl(driver: PostgresDriver, url: string, name: string): Promise<OpenPostgres> {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new DataError({ source: name }, "`connection` is not a URL such as `postgres://user@host/database`.");
  let client: pg.Client;
  try {
    client = new driver.Client({ connectionString: url });
    client.on("error", ignore);
    await client.connect();
  } catch (error) {
    throw toPostgresError(error, name, null);
  }
  const destroy = (): void => destroySocket(client);
  const close = async (): Promise<void> => {
    // A connection that is lost already has nothing to end.
    await client.end().catch(ignore);
  };
  return { driver, client, isOurs: true, destroy, close };
}

async function takeFromPool(driver: PostgresDriver, pool: pg.Pool): Promise<OpenPostgres> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw toPostgresError(error, "PostgreSQL", null);
  }
  client.on("error", ignore);
  let isDestroyed = false;
  const destroy = (): void => {
    isDestroyed = true;
    destroySocket(client);
  };
  const close = async (): Promise<void> => {
    // What was begun here, such as the transaction of a cursor, is no concern of the next user.
    if (!isDestroyed) await client.query("ROLLBACK").catch(destroy);
    client.off("error", ignore);
    client.release(isDestroyed);
  };
  return { driver, client, isOurs: true, destroy, close };
}

function takeClient(driver: PostgresDriver, connection: PostgresConnection): OpenPostgres {
  // A cast, because it has what is used of one.
  const client = connection as unknown as pg.ClientBase & {
    readonly _connected?: boolean;
    readonly _connecting?: boolean;
  };
  // Queries of a client that was never connected would wait for ever.
  // oxlint-disable-next-line no-underscore-dangle -- `pg` has no other way to ask.
  if (client._connected === false && client._connecting === false)
    throw new DataError({ source: "PostgreSQL" }, "The given client is not connected: `await client.connect()` first.");
  client.on("error", ignore);
  const close = async (): Promise<void> => void client.off("error", ignore);
  return { driver, client, isOurs: false, destroy: () => {}, close };
}

/** The query that was under way fails with the same error. */
function ignore(): void {}

function destroySocket(client: pg.ClientBase): void {
  cancelQuery(client);
  // A cast, because the types of `pg` leave the connection out.
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

async function importDriver(): Promise<PostgresDriver> {
  try {
    const { default: driver } = await import("pg");
    return driver;
  } catch (error) {
    throw new DataError({ source: "PostgreSQL" }, "The package `pg` is missing: npm install pg.", { cause: error });
  }
}
