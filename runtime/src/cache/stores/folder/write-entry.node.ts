/** Writes the file of an entry: whole, or not at all. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, statSync, utimesSync, writevSync } from "node:fs";
import { dirname } from "node:path";
import { findCode } from "../../../formats/files/to-file-error.node.js";
import { discardTemporary, nameTemporary } from "./temporary-files.node.js";

/** The most bytes that one call to the system writes. */
const PIECE = 2 ** 30;

/** How often an entry is written again if its folder disappears meanwhile. */
const ATTEMPTS = 8;

/** A blob that is put again counts as new if it is older, in milliseconds; see `removeUnused`, which leaves new ones. */
const FRESH = 30_000;

/** The folder to write to, and how. */
export interface WriteTarget {
  /** Path of the folder. */
  readonly root: string;
  /** Whether bytes are flushed to the disk before the entry is visible. */
  readonly isSynced: boolean;
  /** Folders that were there before. */
  readonly known: Set<string>;
  /** Makes the folder a cache if it is not one, or no longer. */
  readonly create: () => void;
}

/**
 * Writes a file by a temporary file and a rename.
 *
 * @throws The file system's error; then the file is as it was, and no temporary file remains.
 */
export function writeEntry(target: WriteTarget, path: string, chunks: readonly Uint8Array[]): void {
  for (let attempt = 1; ; attempt++) {
    try {
      const folder = dirname(path);
      if (!target.known.has(folder)) mkdirSync(folder, { recursive: true });
      target.known.add(folder);
      writeOnce(target, path, chunks);
      return;
    } catch (thrown) {
      // Somebody has deleted the folder, or a part of it.
      if (findCode(thrown) !== "ENOENT" || attempt === ATTEMPTS) throw thrown;
      target.known.clear();
      target.create();
    }
  }
}

/** Whether a blob is there already. If so, it counts as new, so that nothing removes it before its record is there. */
export function refreshBlob(path: string, size: number): boolean {
  const facts = statSync(path, { throwIfNoEntry: false });
  // A file of another size was damaged.
  if (facts === undefined || facts.size !== size || !facts.isFile()) return false;
  const now = Date.now();
  if (Math.abs(now - facts.mtimeMs) < FRESH) return true;
  try {
    utimesSync(path, now / 1000, now / 1000);
    return true;
  } catch (thrown) {
    // Removed at this moment. If this user may not touch it, it is there all the same.
    return findCode(thrown) !== "ENOENT";
  }
}

function writeOnce({ root, isSynced }: WriteTarget, path: string, chunks: readonly Uint8Array[]): void {
  const temporary = nameTemporary(root);
  const file = openSync(temporary, "wx");
  let isOpen = true;
  try {
    writeAll(file, chunks);
    if (isSynced) fsyncSync(file);
    isOpen = false;
    closeSync(file);
    renameSync(temporary, path);
  } catch (thrown) {
    if (isOpen) closeSync(file);
    discardTemporary(temporary);
    throw thrown;
  }
  if (isSynced) syncFolder(dirname(path));
}

function writeAll(file: number, chunks: readonly Uint8Array[]): void {
  let rest = chunks.filter(({ length }) => length > 0);
  while (rest.length > 0) rest = dropBytes(rest, writevSync(file, takeBytes(rest, PIECE)));
}

function takeBytes(chunks: readonly Uint8Array[], limit: number): Uint8Array[] {
  const taken: Uint8Array[] = [];
  let left = limit;
  for (const chunk of chunks) {
    if (left === 0) break;
    taken.push(chunk.length <= left ? chunk : chunk.subarray(0, left));
    left -= Math.min(left, chunk.length);
  }
  return taken;
}

function dropBytes(chunks: readonly Uint8Array[], count: number): Uint8Array[] {
  let left = count;
  let first = 0;
  while (first < chunks.length && chunks[first]!.length <= left) left -= chunks[first++]!.length;
  const rest = chunks.slice(first);
  if (left > 0) rest[0] = rest[0]!.subarray(left);
  return rest;
}

/** Makes the new name last. Some systems cannot do this for folders, and need not. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The bytes are on the disk.
  }
}
