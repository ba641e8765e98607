/** Tells whether a file on the disk has changed. */
import { statSync } from "node:fs";

/** The state of a file when it was read. */
export interface FileStamp {
  /** Times of the last change and size, as text; null if there is no such file. */
  readonly state: string | null;
  /** Time of the last change, in milliseconds; 0 if there is no such file. */
  readonly changedAt: number;
  /** Whether it was read so soon after a change that another change may look the same. */
  readonly isFresh: boolean;
}

/** Longer than the steps in which file systems count time. */
export const STEP_MILLISECONDS = 2_000;

/** The state of a file. Has to be taken before the file is read. */
export function stampOf(path: string): FileStamp {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { state: null, changedAt: 0, isFresh: false };
  // Tools that copy files set the first time, which nothing can do with the second one.
  const { mtimeMs, ctimeMs, size, ino } = found;
  const changedAt = Math.max(mtimeMs, ctimeMs);
  const isFresh = Date.now() - changedAt < STEP_MILLISECONDS;
  return { state: `${mtimeMs} ${ctimeMs} ${size} ${ino}`, changedAt, isFresh };
}
