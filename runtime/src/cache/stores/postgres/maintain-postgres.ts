/** Removes old entries of a store in PostgreSQL, and the least recently used ones if there are too many bytes. */
import type { PruneLimits } from "../folder/choose-victims.js";
import type { PostgresQueries } from "./postgres-queries.js";

/** The claim that says when this was last done; no key of a store looks like it. */
const MAINTENANCE = "maintenance";

/** How often it is done, by all processes together. */
const PERIOD = "1 day";

/**
 * Removes what is old or too much. Of all processes that ask, one does the work, once per day.
 *
 * It looks at one small row per entry, because bytes of more than 2 kB are stored elsewhere and their length is known
 * without them. A blob is used as often as its records; so both go at nearly the same time, and a record without its blob
 * is computed again.
 */
export async function maintainPostgres(
  queries: PostgresQueries,
  { olderThanMs, maxBytes }: PruneLimits,
): Promise<void> {
  const { entries, claims } = queries.tables;
  const { rowCount } = await queries.run(
    "read",
    `INSERT INTO ${claims} AS c (key, owner, expires_at) VALUES ($1, '', now() + interval '${PERIOD}')
ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at WHERE c.expires_at < now()`,
    [MAINTENANCE],
  );
  if (rowCount !== 1) return;
  await queries.run("read", `DELETE FROM ${claims} WHERE expires_at < now()`, []);
  if (olderThanMs !== Infinity)
    await queries.run("read", `DELETE FROM ${entries} WHERE used_at < now() - $1 * interval '1 ms'`, [olderThanMs]);
  if (maxBytes !== Infinity)
    await queries.run(
      "read",
      `DELETE FROM ${entries} AS e USING (
  SELECT key, used_at, sum(octet_length(bytes)) OVER (ORDER BY used_at DESC, key) AS total FROM ${entries}) AS each
WHERE e.key = each.key AND e.used_at = each.used_at AND each.total > $1`,
      [maxBytes],
    );
}
