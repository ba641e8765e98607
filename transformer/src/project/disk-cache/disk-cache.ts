/**
 * The cache on the disk, in `node_modules/.cache/icosian`, which processes leave to later ones.
 *
 * The cache is never needed: a file that is damaged, unreadable or of another version is ignored, and a failure to write is
 * ignored too. A file is written under a temporary name first, so that no reader sees half of it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { toTemporary } from "../files/temporary-file.js";
import { hashOf } from "./hash-of.js";

/** The age at which a file is removed. */
const OLD_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

/** The folder of the cache for a file, such as a tsconfig; null if no folder above the file has packages. */
export function findCacheFolder(file: string): string | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const packages = join(folder, "node_modules");
    if (existsSync(packages)) return join(packages, ".cache", "icosian");
    if (folder === dirname(folder)) return null;
  }
}

/** How values are written. */
export interface Codec {
  /** Writes a value. */
  readonly encode: (value: unknown) => string | Uint8Array;
  /** Reads a value that `encode` has written. */
  readonly decode: (bytes: Buffer) => unknown;
}

/** For plain data. Functions in it are left out. */
export const asJson: Codec = { encode: JSON.stringify, decode: (bytes) => JSON.parse(bytes.toString()) as unknown };

/** For plain data with values that JSON cannot represent: `undefined`, `-0`, `Infinity`. */
export const asClone: Codec = { encode: serialize, decode: deserialize };

/**
 * Reads a value from a file.
 *
 * @returns Null if the file is missing or damaged.
 */
export function readStored(file: string, { decode }: Codec): unknown {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf("\n");
    const contents = bytes.subarray(end + 1);
    return hashOf(contents) === bytes.toString("utf8", 0, end) ? decode(contents) : null;
  } catch {
    return null;
  }
}

/** Stores a value in a file, if the system permits it. */
export function writeStored(file: string, value: unknown, { encode }: Codec): void {
  const temporary = toTemporary(file);
  try {
    const contents = encode(value);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${hashOf(contents)}\n`), Buffer.from(contents)]));
    renameSync(temporary, file);
  } catch {
    discard(temporary);
  }
}

/** Removes the files of a folder that are older than a month, for example those of deleted modules. */
export function removeOld(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (Date.now() - statSync(file).mtimeMs > OLD_MILLISECONDS) discard(file);
    }
  } catch {
    // Another process may remove them too.
  }
}

/**
 * Calls a function with the path of a file that is there for that long.
 *
 * @param file - The path, to which the id of the process is added.
 */
export function withTemporary<Result>(file: string, contents: string, use: (path: string) => Result): Result {
  const path = `${toTemporary(file)}.json`;
  try {
    writeFileSync(path, contents);
    return use(path);
  } finally {
    discard(path);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A folder that cannot be written has no temporary file either.
  }
}
