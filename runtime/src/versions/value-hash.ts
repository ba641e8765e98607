/** What hashing a value gives. */

/** The hash of a value, or the first part of it that has no content to hash. */
export type ValueHash = HashedValue | OpaqueValue;

/** A value that was hashed. */
export interface HashedValue {
  readonly kind: "hashed";
  /** The 32 bytes of the hash. */
  readonly digest: Uint8Array;
}

/** A value that cannot be hashed. */
export interface OpaqueValue {
  readonly kind: "opaque";
  /** Where in the value: `rows[3].client`; empty for the value itself. */
  readonly path: string;
  /** What is there, as a noun with its article: `an instance of the class Client`. */
  readonly what: string;
}
