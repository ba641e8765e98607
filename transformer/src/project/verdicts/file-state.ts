/** Tells whether a file is still what it was when another process read it. */
import { readFileSync, statSync } from "node:fs";
import { hashOf } from "../disk-cache/hash-of.js";

/** A file as it was: a hash of its contents, empty for no file, and its stamp, empty if it proves nothing. */
export type FileState = readonly [hash: string, stamp: string];

/** The state of what is not there, or is no file. */
const NO_FILE: FileState = ["", ""];

/** Longer than the steps in which file systems count time. */
const STEP_MILLISECONDS = 2_000;

/**
 * The state of a file.
 *
 * A stamp is kept only of a file that has not been changed for a while: a later change then has another time. The time is
 * asked for after the file has been read, so a change in between is not taken for an older one.
 *
 * @returns The state, and the time of the last change; 0 if there is no file.
 */
export function lookAtFile(path: string): { readonly state: FileState; readonly time: number } {
  const hash = hashFile(path);
  const stamp = readStamp(path);
  if (hash === null || stamp === null) return { state: NO_FILE, time: stamp?.time ?? 0 };
  const isOld = Date.now() - stamp.time > STEP_MILLISECONDS;
  return { state: [hash, isOld ? stamp.text : ""], time: stamp.time };
}

/** Whether a file has the contents that it had. They are read only if the stamp is another one. */
export function isSameFile(path: string, [hash, before]: FileState): boolean {
  const stamp = readStamp(path);
  if (stamp === null) return hash === "";
  return (before !== "" && stamp.text === before) || (hashFile(path) ?? "") === hash;
}

function hashFile(path: string): string | null {
  try {
    return hashOf(readFileSync(path));
  } catch {
    return null;
  }
}

/** Null for what is no file, or cannot be asked about. */
function readStamp(path: string): { readonly text: string; readonly time: number } | null {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile()) return null;
    const { mtimeMs, ctimeMs, size, ino } = found;
    return { text: `${mtimeMs} ${ctimeMs} ${size} ${ino}`, time: Math.max(mtimeMs, ctimeMs) };
  } catch {
    return null;
  }
}
