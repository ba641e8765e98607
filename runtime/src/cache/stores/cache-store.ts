/** Stores of caches: bytes by key. What the bytes mean, and whether they can be trusted, is not their concern. */

import type { MaybePromise } from "./maybe-promise.js";

/**
 * Keeps bytes by key.
 *
 * Keys are `records/<hex>`, `blobs/<hex>` and `runs/<name>`, at most 120 characters. The hex digits are at least eight, in
 * lower case. Names of runs consist of lower-case letters, digits, `-`, `_` and `.`; they begin with a letter, a digit or
 * `_`, and do not end with a dot. For other keys, the methods throw.
 *
 * The same blob key always means the same bytes; a record or a run may be replaced. A record is JSON, and names the blob
 * that it needs as `"blob":"<hex>"`, so that stores which remove old entries know which blobs are in use. Callers put the
 * blob first, then the record. A store may lose entries at any time; callers verify what they get.
 *
 * Methods throw an Error with a clear message if the store cannot be used at the moment: a full disk, no permission. If all
 * methods return values and not promises, nodes stay sync.
 */
export interface CacheStore {
  /** Whether the methods return promises, so that nodes that use the store are async. */
  readonly isAsync?: boolean;
  /** Whether `put` and `delete` do nothing, so that callers need not prepare what would be written. */
  readonly isReadOnly?: boolean;
  /** What messages call the store: `the folder .icosian/cache`. */
  readonly name?: string;
  /**
   * Returns the bytes of an entry; undefined if there is none.
   *
   * The caller owns the bytes: nothing else reads or writes their buffer, so views of it may be given away. The bytes begin
   * at the start of their buffer, so that views of numbers are aligned.
   */
  get(key: string): MaybePromise<Uint8Array | undefined>;
  /**
   * Adds or replaces an entry; others see the old one or the new one, never a part. A list of chunks is joined.
   *
   * The bytes must not change until the method has returned or its promise is settled; afterwards they may.
   */
  put(key: string, bytes: Uint8Array | readonly Uint8Array[]): MaybePromise<void>;
  /** Whether there is an entry. */
  has(key: string): MaybePromise<boolean>;
  /** Removes an entry; nothing happens if there is none. */
  delete(key: string): MaybePromise<void>;
  /** Lists the keys that begin with a prefix, in any order; a store without it serves no explanations of past runs. */
  list?(prefix: string): MaybePromise<readonly string[]>;
  /**
   * Claims the work for a key, so that several processes do not compute the same; null if another has claimed it and is
   * still alive. Stores that do not share work have no such method.
   */
  claim?(key: string): MaybePromise<Claim | null>;
  /** Called after each run; removes what is old or too much, in the background. Never throws. */
  maintain?(): void;
  /** Releases what the store keeps open: claims, timers. It can be used again afterwards. */
  close?(): MaybePromise<void>;
}

/** The right to do the work for a key, until it is released or its process dies. */
export interface Claim {
  /** Gives it back. A second call does nothing. Never throws. */
  release(): MaybePromise<void>;
}
