/** Recognises files that are of another kind than a text. */

/** First bytes of some kinds of files. */
const KINDS: readonly (readonly [first: readonly number[], name: string])[] = [
  [[0x50, 0x41, 0x52, 0x31], "a Parquet file"],
  [[0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], "an Arrow file"],
  [[0x1f, 0x8b], "compressed with gzip: unpack it first"],
  [[0x28, 0xb5, 0x2f, 0xfd], "compressed with zstd: unpack it first"],
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or a spreadsheet"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], "an SQLite database"],
];

/** Names the kind of a file by its first bytes; null if it is none of those that are known. */
export function recogniseBytes(bytes: Uint8Array): string | null {
  return KINDS.find(([first]) => first.every((byte, index) => bytes[index] === byte))?.[1] ?? null;
}
