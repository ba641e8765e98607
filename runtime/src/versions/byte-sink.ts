/** Bytes that grow at their end. */

import { TAG } from "./tags.js";

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

/** Most sinks of a short value stay empty, and bytes of their own cost more than all the rest. */
const NONE = new Uint8Array(0);
const FEWEST = 256;

/** Collects the bytes of encoded values. The numbers are written as this machine keeps them, little-endian on all that matter. */
export class ByteSink {
  /** The bytes; those from `length` on mean nothing. */
  bytes: Uint8Array = NONE;
  /** The number of bytes written. Callers lower it to take bytes back. */
  length = 0;

  /** Adds one byte. */
  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** Adds an integer of 32 bits. */
  int32(value: number): void {
    this.reserve(4);
    const { bytes, length } = this;
    bytes[length] = value;
    bytes[length + 1] = value >>> 8;
    bytes[length + 2] = value >>> 16;
    bytes[length + 3] = value >>> 24;
    this.length = length + 4;
  }

  /** Adds a number as 64 bits; all `NaN` are the same. */
  float64(value: number): void {
    this.reserve(8);
    const { bytes, length } = this;
    float[0] = value === value ? value : NaN;
    for (let index = 0; index < 8; index++) bytes[length + index] = floatBytes[index]!;
    this.length = length + 8;
  }

  /** Adds bytes as they are. */
  append(added: Uint8Array): void {
    this.reserve(added.length);
    const { bytes, length } = this;
    // Calls cost more than the copying of a few bytes.
    if (added.length > 48) bytes.set(added, length);
    else for (let index = 0; index < added.length; index++) bytes[length + index] = added[index]!;
    this.length = length + added.length;
  }

  /** Adds the hash of bytes that are not written themselves. */
  hash(digest: Uint8Array): void {
    this.byte(TAG.hash);
    this.append(digest);
  }

  /** Takes back the bytes from `start` on. The result is valid until bytes are added. */
  taken(start: number): Uint8Array {
    const taken = this.bytes.subarray(start, this.length);
    this.length = start;
    return taken;
  }

  /** Adds a text by its code units, so that lone surrogates stay what they are. */
  text(value: string): void {
    const start = this.length;
    this.byte(TAG.narrowText);
    this.int32(value.length);
    if (this.narrow(value)) return;
    this.bytes[start] = TAG.wideText;
    this.wide(value);
  }

  /** Adds one byte for each code unit of a text; adds nothing and returns false if that is not enough. */
  narrow(value: string): boolean {
    this.reserve(value.length);
    const { bytes } = this;
    let end = this.length;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code > 255) return false;
      bytes[end++] = code;
    }
    this.length = end;
    return true;
  }

  /** Adds two bytes for each code unit of a text. */
  wide(value: string): void {
    this.reserve(2 * value.length);
    const { bytes } = this;
    let end = this.length;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      bytes[end++] = code;
      bytes[end++] = code >>> 8;
    }
    this.length = end;
  }

  /** Adds a whole number that is not negative: seven bits to a byte, the lowest first. */
  varint(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.byte((rest % 128) | 128);
    this.byte(rest);
  }

  /** Makes room for bytes that are about to be added. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(FEWEST, needed, 2 * this.bytes.length));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
