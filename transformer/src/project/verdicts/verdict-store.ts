/**
 * Verdicts on the disk, in `node_modules/.cache/icosian`.
 *
 * Nothing here is ever needed: what cannot be read, is damaged or of another version is ignored, and what cannot be written
 * is not. A file is written under another name first, so that no reader sees half of it.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toTemporary } from "../files/temporary-file.js";
import { hashOf } from "./file-state.js";

/** The folder of the cache for a tsconfig; null if no folder above it has packages. */
export function findCacheFolder(configFile: string): string | null {
  for (let folder = dirname(configFile); ; folder = dirname(folder)) {
    const packages = join(folder, "node_modules");
    if (existsSync(packages)) return join(packages, ".cache", "icosian");
    if (folder === dirname(folder)) return null;
  }
}

/**
 * Reads what was stored in a file.
 *
 * @returns Null if there is nothing whole.
 */
export function readStored(file: string): unknown {
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const contents = text.slice(end + 1);
    return hashOf(contents) === text.slice(0, end) ? (JSON.parse(contents) as unknown) : null;
  } catch {
    return null;
  }
}

/** Stores plain data in a file, if the system permits it. */
export function writeStored(file: string, value: unknown): void {
  const temporary = toTemporary(file);
  try {
    const contents = JSON.stringify(value);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, `${hashOf(contents)}\n${contents}`);
    renameSync(temporary, file);
  } catch {
    discard(temporary);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A folder that cannot be written has no temporary file either.
  }
}
