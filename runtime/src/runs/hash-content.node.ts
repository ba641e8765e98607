/** Hashes the content of values for run records. */
import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import type { ValueCodec } from "../versions/value-codec.js";

/** The hash of a value, or why there is none. */
export interface ContentVersion {
  /** 24 hexadecimal digits; null if the value cannot be hashed. */
  readonly version: string | null;
  /** Why it cannot be hashed: `rows[3].client is a function`; null if it can. */
  readonly opaque: string | null;
}

/** Hashes a value by its content. Never throws. O(size). */
export function hashContent(value: unknown, _codecs: readonly ValueCodec<never>[]): ContentVersion {
  try {
    return { version: createHash("sha256").update(serialize(value)).digest("hex").slice(0, 24), opaque: null };
  } catch {
    return { version: null, opaque: "it is opaque" };
  }
}
