/** Removes from a cache folder what is old or too much, in small steps, while other processes use the folder. */
import { readFileSync, renameSync, rmdirSync, statSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";
import { findCode } from "../../../formats/files/to-file-error.node.js";
import { ENTRY_KINDS, findBlobOf, type EntryKind } from "../store-keys.js";
import { chooseVictims, type PrunableEntry, type PruneLimits } from "./choose-victims.js";
import { removeDeadClaims } from "./claims.node.js";
import { isShard, KIND_FOLDERS, toEntryPath } from "./layout.js";
import { discardTemporary, nameTemporary, putBack, removeDead } from "./temporary-files.node.js";
import { listFolder, readFacts, walkEntries, type EntryFile, type EntryFacts } from "./walk.node.js";

/** What was removed from a folder. */
export interface Removed {
  /** Number of values whose records were removed. */
  readonly entries: number;
  /** Number of blobs. */
  readonly blobs: number;
  /** Number of records of runs. */
  readonly runs: number;
  /** Number of temporary files of processes that have died. */
  readonly temporaryFiles: number;
  /** Bytes of all entries, blobs and runs that were removed. */
  readonly bytes: number;
}

/** Work in small steps, each of which takes well under a millisecond unless folders are huge. */
export type Steps<Result> = Generator<unknown, Result>;

/** An entry that is a file. */
type FoundEntry = EntryFile & EntryFacts & PrunableEntry;

/**
 * Prunes a folder. A file that is used or replaced in the meantime stays.
 *
 * @throws The file system's error if files cannot be listed or removed.
 */
export function* pruneSteps(root: string, limits: PruneLimits, now: number): Steps<Removed> {
  const temporaryFiles = removeDead(root);
  removeDeadClaims(root);
  // Records before blobs: a blob is there before its record, so a blob that is not found is not there.
  const entries = [...(yield* findEntries(root, "records", now)), ...(yield* findEntries(root, "runs", now))];
  const blobs = yield* findBlobs(root, now);
  const victims = chooseVictims(entries, blobs, limits, now);
  const removed = { entries: 0, blobs: 0, runs: 0, temporaryFiles, bytes: 0 };
  for (const index of victims.entries) {
    yield;
    const { path, changedAt, bytes, key } = entries[index]!;
    if (!removeUnchanged(root, path, changedAt)) continue;
    removed[key.startsWith("runs/") ? "runs" : "entries"]++;
    removed.bytes += bytes;
  }
  for (const name of victims.blobs) {
    yield;
    const { bytes, changedAt } = blobs.get(name)!;
    if (!removeUnchanged(root, toEntryPath(root, `blobs/${name}`), changedAt)) continue;
    removed.blobs++;
    removed.bytes += bytes;
  }
  return removed;
}

/** Removes all entries of a folder, also if others use it; what the folder is, and its live temporary files, stay. */
export function* clearSteps(root: string): Steps<Removed> {
  const removed = { records: 0, blobs: 0, runs: 0, bytes: 0 };
  // Records first: one whose blob is gone would be a miss that costs time.
  for (const kind of ENTRY_KINDS) {
    for (const entry of walkEntries(root, kind)) {
      yield;
      const bytes = entry === undefined ? null : removeFile(entry.path);
      if (bytes === null) continue;
      removed[kind]++;
      removed.bytes += bytes;
    }
    yield* removeEmptyFolders(root, kind);
  }
  const { records: entries, ...others } = removed;
  removeDeadClaims(root);
  return { entries, ...others, temporaryFiles: removeDead(root) };
}

function* findEntries(root: string, kind: EntryKind, now: number): Steps<FoundEntry[]> {
  const found: FoundEntry[] = [];
  for (const entry of walkEntries(root, kind)) {
    yield;
    const facts = entry === undefined ? null : readFacts(entry.path, now);
    if (entry === undefined || facts === null) continue;
    const blob = kind === "runs" ? null : readBlobOf(entry.path);
    if (blob !== undefined) found.push({ ...entry, ...facts, blob });
  }
  return found;
}

function* findBlobs(root: string, now: number): Steps<ReadonlyMap<string, EntryFacts>> {
  const found = new Map<string, EntryFacts>();
  for (const entry of walkEntries(root, "blobs")) {
    yield;
    const facts = entry === undefined ? null : readFacts(entry.path, now);
    if (entry !== undefined && facts !== null) found.set(entry.key.slice("blobs/".length), facts);
  }
  return found;
}

/** The blob that a record needs; null if it needs none, undefined if the record is gone. */
function readBlobOf(path: string): string | null | undefined {
  try {
    return findBlobOf(readFileSync(path, "latin1"));
  } catch (thrown) {
    if (findCode(thrown) === "ENOENT") return undefined;
    throw thrown;
  }
}

/**
 * Removes a file unless it has changed since it was looked at. It is moved aside first: what another process puts or touches
 * before that is seen, and what it puts afterwards is another file.
 */
function removeUnchanged(root: string, path: string, changedAt: number): boolean {
  const aside = nameTemporary(root);
  try {
    renameSync(path, aside);
  } catch (thrown) {
    if (findCode(thrown) === "ENOENT") return false;
    throw thrown;
  }
  // If it is gone, another process took it for one that a dead process left, because it was last written so long ago.
  const isUnchanged = (statSync(aside, { throwIfNoEntry: false })?.mtimeMs ?? changedAt) === changedAt;
  if (isUnchanged) discardTemporary(aside);
  else putBack(aside, path);
  return isUnchanged;
}

/** Removes a file; returns its size, or null if it is gone or not a file. */
function removeFile(path: string): number | null {
  try {
    const facts = readFacts(path, 0);
    if (facts === null) return null;
    unlinkSync(path);
    return facts.bytes;
  } catch (thrown) {
    if (findCode(thrown) === "ENOENT") return null;
    throw thrown;
  }
}

function* removeEmptyFolders(root: string, kind: EntryKind): Steps<void> {
  const folder = `${root}/${KIND_FOLDERS[kind]}`;
  const shards = kind === "runs" ? [] : listFolder(folder).filter(isShard);
  const above = kind === "blobs" ? [dirname(folder)] : [];
  for (const path of [...shards.map((shard) => `${folder}/${shard}`), folder, ...above]) {
    yield;
    try {
      rmdirSync(path);
    } catch {
      // There are files in it, or it is gone.
    }
  }
}
