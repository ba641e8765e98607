/** Codecs, as far as values are hashed and not stored. */
import type { ValueCodec } from "../versions/value-codec.js";

/** A `ValueCodec` of any class; what it decodes does not matter. */
export type HashCodec = Omit<ValueCodec<never>, "decode">;
