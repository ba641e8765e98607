/** Encodes values that are no objects. */
import { ByteSink } from "./byte-sink.js";
import type { Hasher } from "./hashing.js";
import type { Holes } from "./value-part.js";
import { TAG } from "./tags.js";

/** Longer texts, in code units, are replaced by their hash. */
export const LONG_TEXT = 4096;

/** Adds a value that is no object; whether it could. Functions and symbols cannot be encoded. */
export function writePrimitive(sink: ByteSink, value: unknown): boolean {
  switch (typeof value) {
    case "number":
      writeNumber(sink, value);
      return true;
    case "string":
      sink.text(value);
      return true;
    case "boolean":
      sink.byte(value ? TAG.true : TAG.false);
      return true;
    case "undefined":
      sink.byte(TAG.undefined);
      return true;
    case "bigint":
      sink.byte(TAG.bigint);
      sink.text(value.toString(16));
      return true;
    case "object":
      if (value === null) sink.byte(TAG.null);
      return value === null;
    default:
      return false;
  }
}

/** Adds elements of an array that are missing. */
export function writeHoles(sink: ByteSink, { count }: Holes): true {
  sink.byte(TAG.holes);
  sink.float64(count);
  return true;
}

/** Hashes a long text piece by piece, so that it is never copied as a whole. */
export function hashLongText(text: string, hasher: Hasher): Uint8Array {
  const sink = new ByteSink();
  sink.byte(TAG.longText);
  sink.float64(text.length);
  for (let from = 0; from < text.length; from += LONG_TEXT) {
    sink.text(text.slice(from, from + LONG_TEXT));
    hasher.update(sink.taken(0));
  }
  return hasher.digest();
}

function writeNumber(sink: ByteSink, value: number): void {
  if ((value | 0) === value && (value !== 0 || 1 / value > 0)) {
    sink.byte(TAG.integer);
    sink.int32(value);
  } else {
    sink.byte(TAG.number);
    sink.float64(value);
  }
}
