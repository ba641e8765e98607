/** The start of a check, by the clock of the file system, which may not be that of this machine. */
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { toTemporary } from "../files/temporary-file.js";

/** When a check began. */
export interface CheckStart {
  /** What has changed later than this may not be what the check has read. Milliseconds since 1970. */
  readonly time: number;
  /** The `node_modules` that the cache itself has just changed, and its time; null if it has not. */
  readonly changed: { readonly folder: string; readonly time: number } | null;
}

/** A file system with this step or a longer one counts whole seconds. */
const COARSE_MILLISECONDS = 2_000;
/** Longer than the steps in which Linux, macOS and Windows count time otherwise. */
const FINE_MILLISECONDS = 20;

/**
 * Notes that a check begins.
 *
 * @param file - The file of the cache, `node_modules/.cache/icosian/….json`.
 * @returns Null if nothing can be written there.
 */
export function readStart(file: string): CheckStart | null {
  const folder = dirname(dirname(dirname(file)));
  const probe = `${toTemporary(file)}.clock`;
  try {
    const made = mkdirSync(dirname(file), { recursive: true }) ?? null;
    const changed = made === null ? null : { folder, time: readTime(folder) };
    writeFileSync(probe, "");
    const time = readTime(probe);
    rmSync(probe, { force: true });
    return { time: time - (time % 1_000 === 0 ? COARSE_MILLISECONDS : FINE_MILLISECONDS), changed };
  } catch {
    return null;
  }
}

/** The time of the last change of a file's or folder's contents or name; 0 if there is none. */
export function readTime(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 0 : Math.max(found.mtimeMs, found.ctimeMs);
}
