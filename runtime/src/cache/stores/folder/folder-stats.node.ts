/** Counts what is in a cache folder. */
import { ENTRY_KINDS } from "../store-keys.js";
import { CLAIMS, LAYOUT_VERSION } from "./layout.js";
import { listTemporaries } from "./temporary-files.node.js";
import { listFolder, readFacts, walkEntries } from "./walk.node.js";

/** What is in a cache folder. */
export interface FolderStats {
  /** Absolute path of the folder. */
  readonly path: string;
  /** Version of the layout. */
  readonly version: number;
  /** Number of values: of their records. */
  readonly entries: number;
  /** Number of blobs: values that are too large for their records. Equal values have one. */
  readonly blobs: number;
  /** Number of records of runs. */
  readonly runs: number;
  /** Number of temporary files: of writes that go on, or of processes that died. */
  readonly temporaryFiles: number;
  /** Number of claims of work that goes on. */
  readonly claims: number;
  /** Bytes of all entries, blobs and runs. */
  readonly bytes: number;
  /** When the entry that was used least recently was last used, to the day; null if there is none. */
  readonly oldest: Date | null;
  /** When the latest entry was written or used; null if there is none. */
  readonly newest: Date | null;
}

/**
 * Counts what is in a folder.
 *
 * @throws The file system's error if a folder in it cannot be listed.
 */
export function readStats(root: string, now: number): FolderStats {
  const counts = { records: 0, blobs: 0, runs: 0 };
  let bytes = 0;
  let oldest = Infinity;
  let newest = -Infinity;
  for (const kind of ENTRY_KINDS) {
    for (const entry of walkEntries(root, kind)) {
      const facts = entry === undefined ? null : readFacts(entry.path, now);
      if (facts === null) continue;
      counts[kind]++;
      bytes += facts.bytes;
      oldest = Math.min(oldest, facts.usedAt);
      newest = Math.max(newest, facts.usedAt);
    }
  }
  const { records: entries, blobs, runs } = counts;
  const toDate = (time: number): Date | null => (Number.isFinite(time) ? new Date(time) : null);
  return {
    path: root,
    version: LAYOUT_VERSION,
    entries,
    blobs,
    runs,
    temporaryFiles: listTemporaries(root).length,
    claims: listFolder(`${root}/${CLAIMS}`).length,
    bytes,
    oldest: toDate(oldest),
    newest: toDate(newest),
  };
}
