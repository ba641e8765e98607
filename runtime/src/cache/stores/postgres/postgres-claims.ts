/** Claims in PostgreSQL: rows that expire. */
import type { ClaimServer } from "../remote/renewed-claims.node.js";
import type { PostgresQueries } from "./postgres-queries.js";

/**
 * Keeps claims in a table. They are rows that expire, and not advisory locks: these last as long as a connection, so each
 * process would keep one open for itself, poolers such as PgBouncer would give it to somebody else, and a lost connection
 * would end a claim. The clock is that of the server.
 */
export function toClaimServer(queries: PostgresQueries): ClaimServer {
  const { claims } = queries.tables;
  const end = "clock_timestamp() + $3 * interval '1 ms'";
  const run = async (text: string, ...values: unknown[]): Promise<boolean> =>
    (await queries.run("write", text, values)).rowCount === 1;
  const take = `INSERT INTO ${claims} AS c (key, owner, expires_at) VALUES ($1, $2, ${end}) ON CONFLICT (key) DO UPDATE
SET owner = excluded.owner, expires_at = excluded.expires_at WHERE c.owner = excluded.owner OR c.expires_at < clock_timestamp()`;
  const renew = `UPDATE ${claims} SET expires_at = ${end} WHERE key = $1 AND owner = $2`;
  const release = `DELETE FROM ${claims} WHERE key = $1 AND owner = $2`;
  return {
    take: (key, owner, lifeMs) => run(take, key, owner, lifeMs),
    renew: (key, owner, lifeMs) => run(renew, key, owner, lifeMs),
    release: async (key, owner) => void (await run(release, key, owner)),
  };
}
