/** Stores of caches: bytes by key. What the bytes mean, and whether they can be trusted, is not their concern. */

/** A value, or a promise of it. */
type MaybePromise<Value> = Value | Promise<Value>;

/**
 * Keeps bytes by key.
 *
 * Keys are `records/<hex>`, `blobs/<hex>` and `runs/<name>`: lower-case letters, digits, `-`, `_`, `.` and one `/`, at most 120
 * characters. The same blob key always means the same bytes; a record or a run may be replaced. A store may lose
 * entries at any time; callers verify what they get. If all methods return values and not promises, nodes stay sync.
 */
export interface CacheStore {
  /** Whether the methods return promises, so that nodes that use the store are async. */
  readonly isAsync?: boolean;
  /** What messages call the store: `the folder .icosian/cache`. */
  readonly name?: string;
  /** Returns the bytes of an entry; undefined if there is none. The caller owns the bytes. */
  get(key: string): MaybePromise<Uint8Array | undefined>;
  /** Adds or replaces an entry; others see the old one or the new one, never a part. */
  put(key: string, bytes: Uint8Array): MaybePromise<void>;
  /** Whether there is an entry. */
  has(key: string): MaybePromise<boolean>;
  /** Removes an entry; nothing happens if there is none. */
  delete(key: string): MaybePromise<void>;
  /** Lists the keys that begin with a prefix, in any order; a store without it serves no explanations of past runs. */
  list?(prefix: string): MaybePromise<readonly string[]>;
  /** Releases what the store keeps open. */
  close?(): MaybePromise<void>;
}
