/** The store in Redis: keys to keys of the server, operations to commands. */
import type { CacheStore, Claim } from "../cache-store.js";
import { joinBytes, sizeOf } from "../join-bytes.js";
import { gatherReads, gatherWrites, type WrittenEntry } from "../remote/gathered-entries.js";
import { Patience } from "../remote/patience.js";
import { RenewedClaims, type ClaimServer } from "../remote/renewed-claims.node.js";
import { StoreError } from "../remote/store-error.js";
import { isKey, kindOf } from "../store-keys.js";
import type { ScriptClient } from "./redis-client.js";
import type { RedisConnection } from "./redis-connection.node.js";
import { toRedisFault } from "./redis-fault.js";
import { READ, RELEASE, RENEW, TAKE, WRITE } from "./redis-scripts.js";

/** How a server is used. */
export interface RedisSettings {
  /** What every key begins with. */
  readonly prefix: string;
  /** How long an entry stays without being used, in milliseconds; Infinity for any time. */
  readonly olderThanMs: number;
  /** Whether nothing is written. */
  readonly readOnly: boolean;
  /** Whether the store has claims. */
  readonly sharesWork: boolean;
  /** How long a claim lasts without being renewed, in milliseconds. */
  readonly claimMs: number;
  /** How long an operation waits for the server, in milliseconds. */
  readonly timeoutMs: number;
}

/** The largest value that Redis takes. */
const MOST_BYTES = 512 * 1024 * 1024;

/** A blob of this size is not sent if it is there already; for a smaller one, asking would take as long. */
const LARGE = 16 * 1024;

/** The use of an entry is written down again after so long, or after a tenth of its life, in milliseconds. */
const USE_PRECISION = 24 * 60 * 60 * 1000;

/** How many keys the server looks at in one step of a list, between which it serves others. */
const SCANNED = 1000;

/** A cache in Redis. Nothing is connected before the first use. */
export class RedisStore implements CacheStore {
  /** All methods return promises. */
  readonly isAsync = true;
  /** What messages call the store. */
  readonly name: string;
  /** Whether nothing is written. */
  readonly isReadOnly: boolean;
  /** Claims the work for a key; only of a store that shares work. */
  readonly claim?: (key: string) => Promise<Claim | null>;
  readonly #connection: RedisConnection;
  readonly #settings: RedisSettings;
  readonly #patience: Patience;
  readonly #claims: RenewedClaims;
  readonly #reads = gatherReads((keys) => this.#read(keys));
  readonly #writes = gatherWrites((entries) => this.#write(entries));

  /** @param name - The server in messages, without password. */
  constructor(connection: RedisConnection, name: string, settings: RedisSettings) {
    const { readOnly, sharesWork, claimMs, timeoutMs } = settings;
    this.name = name;
    this.isReadOnly = readOnly;
    this.#connection = connection;
    this.#settings = settings;
    this.#patience = new Patience({ name, timeoutMs, explain: (thrown) => toRedisFault(thrown, name) });
    this.#claims = new RenewedClaims(this.#toClaimServer(), claimMs);
    if (sharesWork && !readOnly) this.claim = (key) => this.#claims.claim(key);
  }

  /** Returns the bytes of an entry; undefined if there is none. */
  async get(key: string): Promise<Uint8Array | undefined> {
    const name = this.#nameOf(key);
    // Nobody knows how large a blob is.
    const [found] = kindOf(key) === "blobs" ? await this.#read([name]) : [await this.#reads.add(name)];
    if (found instanceof Error) throw toRedisFault(found, this.name).error;
    return found === null || found === undefined ? undefined : joinBytes(found);
  }

  /** Adds or replaces an entry. */
  async put(key: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
    const name = this.#nameOf(key);
    if (this.isReadOnly) return;
    const size = sizeOf(bytes);
    if (size > MOST_BYTES)
      throw new StoreError(`A value of ${size} bytes is too large for Redis, which takes at most ${MOST_BYTES} bytes.`);
    if (size >= LARGE && kindOf(key) === "blobs" && (await this.#hasBlob(name, size))) return;
    await this.#writes.add({ key: name, bytes: Buffer.from(joinBytes(bytes).buffer) });
  }

  /** Whether there is an entry. */
  async has(key: string): Promise<boolean> {
    const name = this.#nameOf(key);
    return (await this.#use((client) => client.exists(name))) === 1;
  }

  /** Removes an entry; nothing happens if there is none. */
  async delete(key: string): Promise<void> {
    const name = this.#nameOf(key);
    if (!this.isReadOnly) await this.#use((client) => client.del(name));
  }

  /** Lists the keys that begin with a prefix. The server looks through all of its keys, in small steps. */
  async list(prefix: string): Promise<readonly string[]> {
    const own = this.#settings.prefix;
    const found = new Set<string>();
    let cursor = "0";
    do {
      const [next, names] = await this.#use((client) => {
        const start = `${client.options.keyPrefix ?? ""}${own}`;
        return client
          .scan(cursor, "MATCH", `${escape(start + prefix)}*`, "COUNT", SCANNED)
          .then(([after, all]) => [after, all.map((name) => name.slice(start.length))] as const);
      });
      for (const name of names) if (isKey(name)) found.add(name);
      cursor = next;
    } while (cursor !== "0");
    return [...found];
  }

  /** Releases claims, and disconnects unless the client was given. */
  async close(): Promise<void> {
    await Promise.all([this.#reads.settle(), this.#writes.settle()]);
    await this.#claims.releaseAll();
    await this.#connection.close();
  }

  async #read(names: readonly string[]): Promise<readonly (Buffer | Error | null)[]> {
    const { olderThanMs: life } = this.#settings;
    const isKept = !this.isReadOnly && life !== Infinity;
    const times = isKept ? [life, life - Math.min(USE_PRECISION, life / 10)] : [""];
    const found = await this.#use((client) => client.evalBuffer(READ, names.length, ...names, ...times));
    // A cast, because that is what the script returns.
    return found as readonly (Buffer | Error | null)[];
  }

  async #write(entries: readonly WrittenEntry[]): Promise<void> {
    const { olderThanMs } = this.#settings;
    const names = entries.map(({ key }) => key);
    const values = entries.map(({ bytes }) => bytes);
    const life = olderThanMs === Infinity ? "" : olderThanMs;
    const size = values.reduce((sum, { byteLength }) => sum + byteLength, 0);
    await this.#use((client) => client.eval(WRITE, names.length, ...names, life, ...values), size);
  }

  /** Whether a blob is there already; then it counts as new. */
  async #hasBlob(name: string, size: number): Promise<boolean> {
    const { olderThanMs } = this.#settings;
    const [length, isThere] = await this.#use((client) =>
      Promise.all([
        client.strlen(name),
        olderThanMs === Infinity ? client.exists(name) : client.pexpire(name, olderThanMs),
      ]),
    );
    return length === size && isThere === 1;
  }

  #toClaimServer(): ClaimServer {
    const run = async (script: string, key: string, ...args: readonly (string | number)[]): Promise<boolean> => {
      const name = `${this.#settings.prefix}claims/${key}`;
      return (await this.#use((client) => client.eval(script, 1, name, ...args))) === 1;
    };
    return {
      take: (key, owner, lifeMs) => run(TAKE, key, owner, lifeMs),
      renew: (key, owner, lifeMs) => run(RENEW, key, owner, lifeMs),
      release: async (key, owner) => void (await run(RELEASE, key, owner)),
    };
  }

  #use<Result>(action: (client: ScriptClient) => Promise<Result>, bytes: number = 0): Promise<Result> {
    return this.#patience.run((time) => this.#connection.use(action, time), bytes);
  }

  #nameOf(key: string): string {
    kindOf(key);
    return this.#settings.prefix + key;
  }
}

/** Takes their meaning from the characters that patterns of Redis give one. */
function escape(text: string): string {
  return text.replace(/[*?[\]\\^]/g, "\\$&");
}
