/** Reads files in pieces, and computes their checksum in passing. */
import type { FileUrl } from "./file-options.js";
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { DataError } from "../../data/data-error.js";
import { describePath, type FilePath, toFilePath } from "./file-path.node.js";
import { toFileError } from "./to-file-error.node.js";

/** A file that is open for reading. */
export interface OpenFile {
  /** Where it is. */
  readonly path: FilePath;
  /** The handle, which the reader closes. */
  readonly handle: FileHandle;
  /** Size when the file was opened; 0 for pipes and devices. */
  readonly bytes: number;
  /** `false` for pipes and devices. */
  readonly isRegular: boolean;
}

/** What is known of a file after all of it was read. */
export interface FileFacts {
  /** The path as it was given. */
  readonly path: string;
  /** Number of bytes. */
  readonly bytes: number;
  /** SHA-256 in lower-case hexadecimal. */
  readonly checksum: string;
}

/**
 * Opens a file for reading.
 *
 * @throws DataError if it is missing, a folder, or not permitted.
 */
export async function openFile(given: string | FileUrl): Promise<OpenFile> {
  const path = toFilePath(given);
  let handle: FileHandle | null = null;
  try {
    handle = await open(path.resolved, "r");
    const facts = await handle.stat();
    if (facts.isDirectory()) throw new DataError({ source: describePath(path) }, "This is a folder, not a file.");
    return { path, handle, bytes: facts.size, isRegular: facts.isFile() };
  } catch (thrown) {
    await handle?.close();
    throw await toFileError(thrown, path, "read");
  }
}

/** The size of the pieces in which files are read. */
const PIECE = 256 * 1024;

/**
 * Reads an open file from its beginning to its end, and closes it, also if the caller stops early.
 *
 * @param tell - Called with the facts after the last piece.
 * @throws The signal's reason if it is aborted.
 */
export async function* readPieces(
  { path, handle }: OpenFile,
  signal: AbortSignal,
  tell?: (facts: FileFacts) => void,
): AsyncGenerator<Buffer> {
  const hash = tell === undefined ? null : createHash("sha256");
  let bytes = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(PIECE), 0, PIECE, null);
      if (bytesRead === 0) break;
      const piece = buffer.subarray(0, bytesRead);
      hash?.update(piece);
      bytes += bytesRead;
      yield piece;
    }
    signal.throwIfAborted();
  } catch (thrown) {
    throw await toFileError(thrown, path, "read");
  } finally {
    await handle.close();
  }
  if (hash !== null) tell?.({ path: path.given, bytes, checksum: hash.digest("hex") });
}

/**
 * Reads a whole file.
 *
 * @throws DataError if it cannot be read or is larger than a buffer may be.
 */
export async function readWhole(
  given: string | FileUrl,
  signal: AbortSignal,
): Promise<readonly [bytes: Buffer, facts: FileFacts]> {
  const file = await openFile(given);
  // Read into one buffer of the right size; what a growing file or a pipe has more follows in pieces.
  let whole = Buffer.allocUnsafeSlow(file.bytes);
  const hash = createHash("sha256");
  let length = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const isFull = length === whole.length;
      const target = isFull ? Buffer.allocUnsafeSlow(PIECE) : whole.subarray(length, length + 16 * PIECE);
      const { bytesRead } = await file.handle.read(target, 0, target.length, null);
      if (bytesRead === 0) break;
      hash.update(target.subarray(0, bytesRead));
      if (isFull) whole = Buffer.concat([whole, target.subarray(0, bytesRead)]);
      length += bytesRead;
    }
  } catch (thrown) {
    throw await toFileError(thrown, file.path, "read");
  } finally {
    await file.handle.close();
  }
  return [whole.subarray(0, length), { path: file.path.given, bytes: length, checksum: hash.digest("hex") }];
}
