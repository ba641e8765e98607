/** Bytes in a buffer of their own, as callers of stores get them. */

/** Copies bytes, or a list of chunks, into one buffer of their own. */
export function joinBytes(bytes: Uint8Array | readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  if (bytes instanceof Uint8Array) return new Uint8Array(bytes);
  const joined = new Uint8Array(sizeOf(bytes));
  let start = 0;
  for (const chunk of bytes) {
    joined.set(chunk, start);
    start += chunk.length;
  }
  return joined;
}

/** Counts bytes without joining them. */
export function sizeOf(bytes: Uint8Array | readonly Uint8Array[]): number {
  return bytes instanceof Uint8Array ? bytes.length : bytes.reduce((sum, { length }) => sum + length, 0);
}
