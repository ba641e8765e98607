/** Reads the file of an entry. */
import { closeSync, futimesSync, openSync, readSync, statSync } from "node:fs";
import { findCode } from "../../../formats/files/to-file-error.node.js";

/** A last use is written down if the one before it is so long ago, in milliseconds. */
const USE_PRECISION = 24 * 60 * 60 * 1000;

/** The most bytes that one call to the system reads. */
const PIECE = 2 ** 30;

/** A few bytes more than expected are asked for, which shows whether the file has grown; a multiple of eight. */
const SPARE = 8;

/**
 * Reads a whole file into a buffer of its own, at whose start the bytes begin.
 *
 * It is looked up before it is opened, because an error for each missing file would take five times as long.
 *
 * @returns Undefined if there is none.
 * @throws The file system's error for anything else.
 */
export function readEntry(path: string): Uint8Array | undefined {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return undefined;
  const file = open(path);
  if (file === null) return undefined;
  try {
    const bytes = readAll(file, facts.size);
    if (Date.now() - facts.mtimeMs > USE_PRECISION) touch(file);
    return bytes;
  } finally {
    closeSync(file);
  }
}

function open(path: string): number | null {
  try {
    return openSync(path, "r");
  } catch (thrown) {
    if (findCode(thrown) === "ENOENT") return null;
    throw thrown;
  }
}

/** Reads to the end of the file: it may be another one than was looked up, with another size. */
function readAll(file: number, expected: number): Uint8Array {
  let buffer = Buffer.allocUnsafeSlow(expected + SPARE - (expected % SPARE));
  let length = 0;
  for (;;) {
    const read = readSync(file, buffer, length, Math.min(PIECE, buffer.length - length), null);
    length += read;
    if (length === expected || read === 0) return new Uint8Array(buffer.buffer, 0, length);
    if (length < buffer.length) continue;
    const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
    larger.set(buffer);
    buffer = larger;
  }
}

/** Writes down that a file was used. On a read-only file system, its use does not count. */
function touch(file: number): void {
  try {
    const now = Date.now() / 1000;
    futimesSync(file, now, now);
  } catch {
    // Then it is pruned earlier.
  }
}
