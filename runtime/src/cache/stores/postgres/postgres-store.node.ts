/** The store in PostgreSQL: one row per entry. */
import type { CacheStore, Claim } from "../cache-store.js";
import type { PruneLimits } from "../folder/choose-victims.js";
import { joinBytes, sizeOf } from "../join-bytes.js";
import { gatherReads, gatherWrites, type WrittenEntry } from "../remote/gathered-entries.js";
import { RenewedClaims } from "../remote/renewed-claims.node.js";
import { StoreError } from "../remote/store-error.js";
import { isKey, kindOf } from "../store-keys.js";
import { maintainPostgres } from "./maintain-postgres.js";
import { toClaimServer } from "./postgres-claims.js";
import type { PoolSource } from "./postgres-pool.js";
import { PostgresQueries } from "./postgres-queries.js";
import type { StoreTables } from "./postgres-tables.js";

/** How a database is used. */
export interface PostgresSettings {
  /** Where the entries are. */
  readonly tables: StoreTables;
  /** What may stay after runs. */
  readonly limits: PruneLimits;
  /** Whether nothing is written. */
  readonly readOnly: boolean;
  /** Whether the store has claims. */
  readonly sharesWork: boolean;
  /** How long a claim lasts without being renewed, in milliseconds. */
  readonly claimMs: number;
  /** How long an operation waits for the server, in milliseconds. */
  readonly timeoutMs: number;
}

/** The server takes messages of up to 1 GB, with some bytes around the value. */
const MOST_BYTES = 2 ** 30 - 2 ** 16;

/** A blob of this size is not sent if it is there already; for a smaller one, asking would take as long. */
const LARGE = 16 * 1024;

/** Larger values are read in pieces, because the driver makes a text of twice the length of each. */
const PIECE = 16 * 1024 * 1024;

/** The use of an entry is written down again after so long, or after a tenth of its life, in milliseconds. */
const USE_PRECISION = 24 * 60 * 60 * 1000;

/** What a row says before its bytes. */
interface FoundRow {
  readonly key: string;
  readonly size: number;
  readonly bytes: Buffer | null;
  readonly is_old: boolean;
}

/** A cache in PostgreSQL. Nothing is connected before the first use, and no table is created before the first write. */
export class PostgresStore implements CacheStore {
  /** All methods return promises. */
  readonly isAsync = true;
  /** What messages call the store. */
  readonly name: string;
  /** Whether nothing is written. */
  readonly isReadOnly: boolean;
  /** Claims the work for a key; only of a store that shares work. */
  readonly claim?: (key: string) => Promise<Claim | null>;
  readonly #source: PoolSource;
  readonly #queries: PostgresQueries;
  readonly #settings: PostgresSettings;
  readonly #claims: RenewedClaims;
  readonly #reads = gatherReads((keys) => this.#find(keys));
  readonly #writes = gatherWrites((entries) => this.#write(entries));
  /** What goes on in the background. */
  #maintained: Promise<void> | null = null;

  /** @param name - The server in messages, without password. */
  constructor(source: PoolSource, name: string, settings: PostgresSettings) {
    const { tables, readOnly, sharesWork, claimMs, timeoutMs } = settings;
    this.name = name;
    this.isReadOnly = readOnly;
    this.#source = source;
    this.#settings = settings;
    this.#queries = new PostgresQueries(source, name, tables, timeoutMs);
    this.#claims = new RenewedClaims(toClaimServer(this.#queries), claimMs);
    if (sharesWork && !readOnly) this.claim = (key) => this.#claims.claim(key);
  }

  /** Returns the bytes of an entry; undefined if there is none. */
  async get(key: string): Promise<Uint8Array | undefined> {
    // Nobody knows how large a blob is.
    const [row] = kindOf(key) === "blobs" ? await this.#find([key]) : [await this.#reads.add(key)];
    if (row === undefined) return undefined;
    // If it fails, the entry is removed earlier.
    if (row.is_old && !this.isReadOnly) this.#touch(key, row.size).catch(() => {});
    return row.bytes === null ? this.#readPieces(key, row.size) : joinBytes(row.bytes);
  }

  /** Adds or replaces an entry. */
  async put(key: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
    const kind = kindOf(key);
    if (this.isReadOnly) return;
    const size = sizeOf(bytes);
    if (size > MOST_BYTES)
      throw new StoreError(`A value of ${size} bytes is too large for PostgreSQL, which takes at most 1 GB.`);
    if (size >= LARGE && kind === "blobs" && (await this.#touch(key, size))) return;
    await this.#writes.add({ key, bytes: Buffer.from(joinBytes(bytes).buffer) });
  }

  /** Whether there is an entry. */
  async has(key: string): Promise<boolean> {
    kindOf(key);
    const { entries } = this.#settings.tables;
    return (await this.#queries.run("read", `SELECT 1 FROM ${entries} WHERE key = $1`, [key])).rows.length === 1;
  }

  /** Removes an entry; nothing happens if there is none. */
  async delete(key: string): Promise<void> {
    kindOf(key);
    if (this.isReadOnly) return;
    await this.#queries.run("read", `DELETE FROM ${this.#settings.tables.entries} WHERE key = $1`, [key]);
  }

  /** Lists the keys that begin with a prefix. */
  async list(prefix: string): Promise<readonly string[]> {
    // No key has such a character, and PostgreSQL refuses it.
    if (prefix.includes("\0")) return [];
    const { entries } = this.#settings.tables;
    // All characters of keys come before the tilde, so that the index finds the range.
    const { rows } = await this.#queries.run(
      "read",
      `SELECT key FROM ${entries} WHERE key >= $1 AND key < $1 || '~' AND starts_with(key, $1)`,
      [prefix],
    );
    // A cast, because that is what the query gives.
    return (rows as readonly { readonly key: string }[]).map(({ key }) => key).filter(isKey);
  }

  /** Removes what is old or too much in the background, at most once per day and table. */
  maintain(): void {
    if (this.isReadOnly || !this.#queries.areThere || this.#maintained !== null) return;
    const end = (): void => void (this.#maintained = null);
    // What fails is done another day.
    this.#maintained = maintainPostgres(this.#queries, this.#settings.limits).then(end, end);
  }

  /** Releases claims, and ends the connections unless the pool was given. */
  async close(): Promise<void> {
    await this.#maintained;
    await Promise.all([this.#reads.settle(), this.#writes.settle()]);
    await this.#claims.releaseAll();
    await this.#source.close();
  }

  async #find(keys: readonly string[]): Promise<readonly (FoundRow | undefined)[]> {
    const { entries } = this.#settings.tables;
    const { olderThanMs } = this.#settings.limits;
    const { rows } = await this.#queries.run(
      "read",
      `SELECT key, octet_length(bytes) AS size, CASE WHEN octet_length(bytes) <= ${PIECE} THEN bytes END AS bytes,
used_at < now() - $2 * interval '1 ms' AS is_old FROM ${entries} WHERE key = ANY($1)`,
      [keys, Math.min(USE_PRECISION, olderThanMs / 10)],
    );
    // A cast, because that is what the query gives.
    const found = new Map((rows as readonly FoundRow[]).map((row) => [row.key, row]));
    return keys.map((key) => found.get(key));
  }

  async #write(entries: readonly WrittenEntry[]): Promise<void> {
    // In one order, so that two processes do not wait for each other; of one key, the last bytes count.
    const last = [...new Map(entries.map((entry) => [entry.key, entry])).values()];
    const sorted = last.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const size = sorted.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    await this.#queries.run(
      "write",
      `INSERT INTO ${this.#settings.tables.entries} (key, bytes, used_at)
SELECT key, bytes, now() FROM unnest($1::text[], $2::bytea[]) AS given (key, bytes)
ON CONFLICT (key) DO UPDATE SET bytes = excluded.bytes, used_at = excluded.used_at`,
      [sorted.map(({ key }) => key), sorted.map(({ bytes }) => bytes)],
      size,
    );
  }

  /** Writes down that an entry of a certain size was used; false if there is none. */
  async #touch(key: string, size: number): Promise<boolean> {
    const { entries } = this.#settings.tables;
    const text = `UPDATE ${entries} SET used_at = now() WHERE key = $1 AND octet_length(bytes) = $2`;
    return (await this.#queries.run("read", text, [key, size])).rowCount === 1;
  }

  /** Reads a large value. If it is replaced meanwhile, the parts do not fit, and the reader of the value sees that. */
  async #readPieces(key: string, size: number): Promise<Uint8Array | undefined> {
    const { entries } = this.#settings.tables;
    const joined = new Uint8Array(size);
    for (let start = 0; start < size; start += PIECE) {
      const text = `SELECT substring(bytes FROM $2 FOR ${PIECE}) AS bytes FROM ${entries} WHERE key = $1 AND octet_length(bytes) = $3`;
      const { rows } = await this.#queries.run("read", text, [key, start + 1, size]);
      const [row] = rows as readonly { readonly bytes: Buffer }[];
      if (row === undefined) return undefined;
      joined.set(row.bytes, start);
    }
    return joined;
  }
}
