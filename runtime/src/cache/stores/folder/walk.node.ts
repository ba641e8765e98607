/** Goes through the files of a cache folder that are entries of ours; what else is there does not count. */
import { readdirSync, statSync } from "node:fs";
import { findCode } from "../../../formats/files/to-file-error.node.js";
import type { EntryKind } from "../store-keys.js";
import { isShard, KIND_FOLDERS, toKey } from "./layout.js";

/** One file that is an entry. */
export interface EntryFile {
  /** The entry's key. */
  readonly key: string;
  /** Path of the file. */
  readonly path: string;
}

/** Facts of a file. */
export interface EntryFacts {
  /** Size in bytes. */
  readonly bytes: number;
  /** When it was last written or used, in milliseconds since 1970; not in the future. */
  readonly usedAt: number;
  /** The same as the file system says it, also if it is in the future. */
  readonly changedAt: number;
}

/**
 * Finds all entries of a kind. Each step reads one folder at most; an undefined value says that nothing was found in a step.
 *
 * @param shards - The first two digits of keys; without it, all.
 */
export function* walkEntries(
  root: string,
  kind: EntryKind,
  shards?: readonly string[],
): Generator<EntryFile | undefined> {
  const folder = `${root}/${KIND_FOLDERS[kind]}`;
  const found = kind === "runs" ? [""] : (shards ?? listFolder(folder).filter(isShard));
  for (const shard of found) {
    yield undefined;
    const path = shard === "" ? folder : `${folder}/${shard}`;
    for (const name of listFolder(path)) {
      const key = toKey(kind, shard, name);
      if (key !== null) yield { key, path: `${path}/${name}` };
    }
  }
}

/** Looks up a file; null if it is gone, or if it is not a file. */
export function readFacts(path: string, now: number): EntryFacts | null {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined || !facts.isFile()) return null;
  return { bytes: facts.size, usedAt: Math.min(now, facts.mtimeMs), changedAt: facts.mtimeMs };
}

/** Lists the names in a folder; none if there is no such folder. */
export function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (thrown) {
    if (findCode(thrown) === "ENOENT") return [];
    throw thrown;
  }
}
