/** Hash functions, as versions use them: the core brings its own, and hosts with a faster one pass that. */

/** A SHA-256 hash that is being computed. */
export interface Hasher {
  /** Adds bytes. The bytes are read at once, so the caller may change them afterwards. */
  update(bytes: Uint8Array): unknown;
  /** Ends the computation; returns 32 bytes. */
  digest(): Uint8Array;
}

/** Begins a SHA-256 hash. */
export type CreateHasher = () => Hasher;
