/** Where the entries of a cache folder are: keys to paths, and back. `CACHE.md` documents the layout. */
import { isKey, kindOf, type EntryKind } from "../store-keys.js";

/** Version of the layout; a folder of another version is left alone. */
export const LAYOUT_VERSION = 1;

/** The name of the layout in `cache.json`. */
export const LAYOUT_NAME = "icosian-cache";

/** The file that says what the folder is. */
export const IDENTITY_FILE = "cache.json";

/** The folder of temporary files. */
export const TEMPORARY = "tmp";

/** The folder of claims. */
export const CLAIMS = "claims";

/** The file that says when the folder was last pruned. */
export const PRUNED_FILE = "pruned.json";

/** The folders of each kind of entry. */
export const KIND_FOLDERS: Readonly<Record<EntryKind, string>> = { records: "ac", blobs: "cas/sha256", runs: "runs" };

/**
 * Returns the path of an entry.
 *
 * @throws Error if the text is not a key.
 */
export function toEntryPath(root: string, key: string): string {
  switch (kindOf(key)) {
    case "records":
      return `${root}/ac/${key.slice(8, 10)}/${key.slice(8)}.json`;
    case "blobs":
      return `${root}/cas/sha256/${key.slice(6, 8)}/${key.slice(8)}`;
    case "runs":
      return `${root}/${key}`;
  }
}

/**
 * Returns the key of a file; null if it is no entry of ours.
 *
 * @param shard - The name of the file's folder: two hex digits. Empty for runs.
 */
export function toKey(kind: EntryKind, shard: string, file: string): string | null {
  const name = kind === "records" ? toRecordName(shard, file) : shard + file;
  const key = `${kind}/${name}`;
  return name !== null && isKey(key) ? key : null;
}

/** Whether a name is that of a folder of records or blobs. */
export function isShard(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name);
}

function toRecordName(shard: string, file: string): string | null {
  return file.endsWith(".json") && file.startsWith(shard) ? file.slice(0, -".json".length) : null;
}
