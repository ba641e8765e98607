/** Finds out which files of a project have changed, by looking at them when it is asked. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { stampOf, STEP_MILLISECONDS, type FileStamp } from "../versions/file-stamp.js";
import { listSources } from "../watch/source-paths.js";
import type { Watched } from "../watch/watcher.js";

/** The state of a file when it was looked at. */
interface FollowedFile {
  readonly stamp: FileStamp;
  /** Hash of the contents if the stamp does not suffice; null if it does, or if the contents are not known. */
  readonly hash: string | null;
}

/** The states of files at one time. No watch is needed, which would tell of a change only after a while. */
export class FileStates {
  readonly #states = new Map<string, FollowedFile>();
  #watched: Watched = { files: [], trees: [], outFolders: [] };

  /**
   * Looks at all files, and remembers their states. Has to be called before they are read.
   *
   * @returns Absolute paths of the files that were changed, created or deleted since the last time.
   */
  update(): readonly string[] {
    const paths = this.#list();
    const deleted = [...this.#states.keys()].filter((path) => !paths.has(path));
    for (const path of deleted) this.#states.delete(path);
    return [...deleted, ...[...paths].filter((path) => this.#hasChanged(path))];
  }

  /**
   * Looks at these files from now on. Those that may have changed after they were read are reported by the next update.
   *
   * @param since - The time at which reading began, in milliseconds.
   */
  follow(watched: Watched, since: number): void {
    this.#watched = watched;
    for (const path of this.#list()) {
      const stamp = stampOf(path);
      const isKnown = this.#states.has(path) || stamp.changedAt > since - STEP_MILLISECONDS;
      if (!isKnown) this.#states.set(path, { stamp, hash: null });
    }
  }

  #list(): ReadonlySet<string> {
    const { files, trees, outFolders } = this.#watched;
    return new Set([...files, ...listSources(trees, outFolders)]);
  }

  #hasChanged(path: string): boolean {
    const known = this.#states.get(path);
    const stamp = stampOf(path);
    const isSame = known !== undefined && known.stamp.state === stamp.state;
    if (isSame && !known.stamp.isFresh) return false;
    // After a fresh stamp, only the contents tell.
    const hash = stamp.isFresh || (isSame && known.hash !== null) ? hashOf(path) : null;
    this.#states.set(path, { stamp, hash });
    return !isSame || known.hash === null || known.hash !== hash;
  }
}

/** Hash of the contents of a file; null if it cannot be read. */
function hashOf(path: string): string | null {
  try {
    return createHash("sha1").update(readFileSync(path)).digest("base64");
  } catch {
    return null;
  }
}
