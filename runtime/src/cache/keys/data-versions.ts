/** The data versions of the values of one run: each value is hashed at most once, however many nodes read it. */
import { hashValue, type OpaqueValue } from "../../versions/hash-value.js";
import type { CreateHasher } from "../../versions/hashing.js";
import type { ValueCodec } from "../../versions/value-codec.js";

/** The version of a value, or what cannot be hashed in it. */
export type DataVersion =
  | OpaqueValue
  | {
      readonly kind: "known";
      /** Content hash, 64 hexadecimal digits. */
      readonly version: string;
    };

/** Texts of at least this length are remembered, because hashing them again takes longer than finding them. */
const LONG_TEXT = 256;

/**
 * Data versions by value.
 *
 * They belong to one run, because the caller may change an input between two runs. A node that returns an object which
 * has a version already may have changed it, so its result is forgotten first.
 */
export class DataVersions {
  readonly #createHasher: CreateHasher;
  readonly #codecs: readonly ValueCodec[];
  readonly #objects = new WeakMap<object, DataVersion>();
  readonly #texts = new Map<string, DataVersion>();

  constructor(createHasher: CreateHasher, codecs: readonly ValueCodec[]) {
    this.#createHasher = createHasher;
    this.#codecs = codecs;
  }

  /** Returns the version of a value; linear in its size, unless it is known. */
  of(value: unknown): DataVersion {
    if (typeof value === "object" && value !== null) {
      const known = this.#objects.get(value);
      if (known !== undefined) return known;
      const version = this.#hash(value);
      this.#objects.set(value, version);
      return version;
    }
    if (typeof value !== "string" || value.length < LONG_TEXT) return this.#hash(value);
    const known = this.#texts.get(value) ?? this.#hash(value);
    this.#texts.set(value, known);
    return known;
  }

  /** Remembers the version of a value that comes from a store. */
  set(value: unknown, version: string): void {
    if (typeof value === "object" && value !== null) this.#objects.set(value, { kind: "known", version });
  }

  /** Forgets the version of an object that a node returns, because the node may have changed it. */
  forget(value: unknown): void {
    if (typeof value === "object" && value !== null) this.#objects.delete(value);
  }

  #hash(value: unknown): DataVersion {
    const hash = hashValue(value, this.#createHasher, this.#codecs);
    return hash.kind === "hashed" ? { kind: "known", version: toHexText(hash.digest) } : hash;
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function toHexText(digest: Uint8Array): string {
  let text = "";
  for (const byte of digest) text += HEX[byte]!;
  return text;
}
