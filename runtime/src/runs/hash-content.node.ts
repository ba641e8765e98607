/** Hashes the content of values for run records. */
import { createHash } from "node:crypto";
import { hashValue } from "../versions/hash-value.js";
import type { ValueCodec } from "../versions/value-codec.js";
import type { HashCodec } from "./hash-codec.js";

/** The hash of a value, or why there is none. */
export interface ContentVersion {
  /** 24 hexadecimal digits; null if the value cannot be hashed. */
  readonly version: string | null;
  /** Why it cannot be hashed: `rows[3].client is a function`; null if it can. */
  readonly opaque: string | null;
}

/** Hashes a value by its content. Never throws. O(size). */
export function hashContent(value: unknown, codecs: readonly HashCodec[]): ContentVersion {
  try {
    // A cast, because a codec is only asked to encode what it has claimed.
    const hash = hashValue(value, () => createHash("sha256"), codecs as readonly unknown[] as readonly ValueCodec[]);
    if (hash.kind === "opaque") return { version: null, opaque: `${hash.path || "it"} is ${hash.what}` };
    return { version: Buffer.from(hash.digest).toString("hex").slice(0, 24), opaque: null };
  } catch {
    // A codec or a proxy of the user has failed.
    return { version: null, opaque: "it cannot be read" };
  }
}
