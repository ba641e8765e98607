/** Hashes values by their content. */
import type { CreateHasher } from "./hashing.js";
import type { ValueCodec } from "./value-codec.js";
import { ValueEncoder } from "./value-encoder.js";
import type { OpaqueValue, ValueHash } from "./value-hash.js";

export type { OpaqueValue, ValueHash } from "./value-hash.js";

/**
 * Hashes a value by its content and its types.
 *
 * Two values have the same hash only if they are equal: `1`, `"1"`, `1n`, `true`, `0` and `-0`, `undefined`, a missing
 * key and a hole, typed arrays of different kinds, a Map and an object, an object with and without a prototype, a
 * `Buffer` and a `Uint8Array` differ. The order of keys and of Sets does not count, nor whether objects are shared; the
 * order of Maps counts. Functions, symbols, promises, errors, and instances of classes without a codec are opaque, and
 * so are proxies, objects with getters, symbols as keys or hidden properties, subclasses of built-in classes, shared memory and
 * resizable buffers. No getter is called.
 *
 * Linear in the size of the value, at any depth, however much its objects are shared. Values with cycles are compared
 * as graphs: which objects are shared, and the order of Sets, count in them.
 *
 * @param value - Anything.
 * @param createHasher - Begins the hash: `createSha256`, or a faster one of the platform.
 * @param codecs - Convert instances of classes to data, which are hashed.
 * @param onOpaque - If given, opaque parts count by their kind alone and are passed to this function.
 */
export function hashValue(
  value: unknown,
  createHasher: CreateHasher,
  codecs: readonly ValueCodec[] = [],
  onOpaque?: (part: OpaqueValue) => void,
): ValueHash {
  const opaque = onOpaque === undefined ? "end" : "name";
  let encoder = new ValueEncoder({ createHasher, codecs, form: "tree", opaque });
  let outcome = encoder.encode(value);
  if (outcome === "cycle") {
    encoder = new ValueEncoder({ createHasher, codecs, form: "graph", opaque });
    outcome = encoder.encode(value);
  }
  if (outcome === "cycle") throw new Error("A graph was encoded as a tree. This is a fault in Icosian.");
  encoder.opaque.forEach((part) => onOpaque?.(part));
  return outcome;
}
