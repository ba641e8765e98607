/** The bytes with which the encodings of values begin. */

/** One byte for each kind of value. */
export const TAG = {
  null: 0x6c,
  undefined: 0x75,
  true: 0x74,
  false: 0x66,
  integer: 0x69,
  number: 0x64,
  bigint: 0x6e,
  /** One byte for each code unit. */
  narrowText: 0x73,
  /** Two bytes for each code unit. */
  wideText: 0x53,
  /** A long text in pieces, only as what is hashed. */
  longText: 0x54,
  array: 0x41,
  holes: 0x68,
  object: 0x4f,
  bareObject: 0x50,
  map: 0x4d,
  set: 0x45,
  date: 0x44,
  regexp: 0x52,
  bytes: 0x42,
  instance: 0x49,
  /** The kind of an opaque part. */
  opaque: 0x51,
  /** The hash of an encoding instead of the encoding. */
  hash: 0x58,
  /** The number of an object of a graph. */
  reference: 0x23,
  tree: 0x01,
  graph: 0x02,
} as const;
