/** The layout of stored values. */

/**
 * A stored value consists of a head of 48 bytes and five sections:
 *
 * 1. the head: the magic, the version, and as 64-bit floats the lengths of the sections in bytes;
 * 2. `numbers`: 64-bit floats, so that long runs of them are copied at once;
 * 3. `blobs`: the bytes of typed arrays and buffers, each padded to a multiple of 8;
 * 4. `wide` and 5. `narrow`: the code units of all texts, one after the other, as two bytes or one;
 * 6. `codes`: what the value is made of, in the order of a walk that visits parents first. It says how much to take
 *    from the other sections.
 *
 * All numbers are little-endian.
 */
export const SECTIONS = ["numbers", "blobs", "wide", "narrow", "codes"] as const;

/** The first bytes: `ICOV`, then the version of this layout. */
export const MAGIC: readonly number[] = [0x49, 0x43, 0x4f, 0x56, 1, 0, 0, 0];

/** The length of the head in bytes. */
export const HEAD_LENGTH = 48;

/** What the section `codes` is made of. */
export const CODE = {
  null: 0,
  undefined: 1,
  true: 2,
  false: 3,
  /** Whole numbers of 32 bits, as twice the number, or for negative ones as one less than twice the absolute value. */
  integer: 4,
  number: 5,
  /** A text of hexadecimal digits. */
  bigint: 6,
  narrowText: 7,
  wideText: 8,
  /**
   * The number of an object or a long text that came before; they are numbered from 0 in the order in which they begin.
   * Keys, and texts that belong to another part, have no number.
   */
  reference: 9,
  /** The number of elements, runs of holes counted as one; then these. */
  array: 10,
  /** The number of elements, which are all numbers. */
  numbers: 11,
  /** The number of a shape; if it is new, the number of keys, and these as texts. Then the values. */
  object: 12,
  bareObject: 13,
  /** The number of entries, then keys and values. */
  map: 14,
  set: 15,
  date: 16,
  /** Texts for source and flags, and a number for `lastIndex`. */
  regexp: 17,
  /** The index of the type, the length in bytes. */
  bytes: 18,
  /** A text with the codec's name, then the data. */
  instance: 19,
  /** How many elements are missing. */
  holes: 20,
} as const;

/** Whether a value is a text so long that it is written once, however many times it occurs. */
export function isLongText(value: unknown): value is string {
  return typeof value === "string" && value.length > LONG_TEXT;
}

const LONG_TEXT = 4096;

/** The types of bytes; new ones are added at the end. */
export const BYTES_TYPES: readonly string[] = [
  "ArrayBuffer",
  "DataView",
  "Buffer",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int8Array",
  "Uint16Array",
  "Int16Array",
  "Uint32Array",
  "Int32Array",
  "BigUint64Array",
  "BigInt64Array",
  "Float32Array",
  "Float64Array",
  "Float16Array",
];
