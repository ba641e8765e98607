/** Tells whether a file on the disk has changed. */
import { statSync } from "node:fs";

/** The state of a file when it was read. */
export interface FileStamp {
  /** Time of the last change and size, as text; null if there is no such file. */
  readonly state: string | null;
  /** Whether it was read so soon after a change that another change may look the same. */
  readonly isFresh: boolean;
}

/** Longer than the steps in which file systems count time. */
const STEP_MILLISECONDS = 2_000;

/** The state of a file. Has to be taken before the file is read. */
export function stampOf(path: string): FileStamp {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { state: null, isFresh: false };
  const { mtimeMs, size, ino } = found;
  return { state: `${mtimeMs} ${size} ${ino}`, isFresh: Math.abs(Date.now() - mtimeMs) < STEP_MILLISECONDS };
}
