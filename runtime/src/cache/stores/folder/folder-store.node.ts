/** The store of a cache folder: keys to files, errors to messages. */
import { statSync, unlinkSync } from "node:fs";
import { findCode } from "../../../formats/files/to-file-error.node.js";
import type { CacheStore } from "../cache-store.js";
import { sizeOf } from "../join-bytes.js";
import { ENTRY_KINDS, kindOf } from "../store-keys.js";
import type { PruneLimits } from "./choose-victims.js";
import { Claims, removeDeadClaims, type FolderClaim } from "./claims.node.js";
import { FolderError, toFolderError } from "./folder-error.node.js";
import { readStats, type FolderStats } from "./folder-stats.node.js";
import { createFolder, identify } from "./identity.node.js";
import { isShard, toEntryPath } from "./layout.js";
import { BackgroundPruning, runNow } from "./maintenance.node.js";
import { clearSteps, pruneSteps, type Removed, type Steps } from "./prune.node.js";
import { readEntry } from "./read-entry.node.js";
import { removeDead } from "./temporary-files.node.js";
import { walkEntries } from "./walk.node.js";
import { refreshBlob, writeEntry, type WriteTarget } from "./write-entry.node.js";

/** How a folder is used. */
export interface FolderSettings {
  /** Whether bytes are flushed to the disk before an entry is visible. */
  readonly fsync: boolean;
  /** Whether nothing is written. */
  readonly readOnly: boolean;
  /** Whether the store has claims. */
  readonly sharesWork: boolean;
  /** What may stay after runs. */
  readonly limits: PruneLimits;
}

const NOTHING: Removed = { entries: 0, blobs: 0, runs: 0, temporaryFiles: 0, bytes: 0 };

/** A cache in a folder. Nothing is touched before the first use, and nothing is created before the first write. */
export class FolderStore implements CacheStore {
  /** What messages call the store. */
  readonly name: string;
  /** Absolute path of the folder. */
  readonly path: string;
  /** Whether nothing is written. */
  readonly isReadOnly: boolean;
  /** Claims the work for a key; only of a store that shares work. */
  readonly claim?: (key: string) => FolderClaim | null;
  readonly #shown: string;
  readonly #limits: PruneLimits;
  readonly #claims: Claims;
  readonly #pruning: BackgroundPruning;
  readonly #target: WriteTarget;
  #isOpen = false;

  /**
   * @param path - Absolute path of the folder.
   * @param shown - The path as its user gave it.
   */
  constructor(path: string, shown: string, { fsync, readOnly, sharesWork, limits }: FolderSettings) {
    this.name = `the folder ${shown}`;
    this.path = path;
    this.isReadOnly = readOnly;
    this.#shown = shown;
    this.#limits = limits;
    this.#claims = new Claims(path, () => this.#openOrCreate());
    this.#pruning = new BackgroundPruning(path, limits);
    const create = (): void => createFolder(path, shown);
    this.#target = { root: path, isSynced: fsync, known: new Set(), create };
    if (sharesWork && !readOnly) this.claim = (key) => this.#claims.claim(key);
  }

  /** Returns the bytes of an entry; undefined if there is none. */
  get(key: string): Uint8Array | undefined {
    const file = toEntryPath(this.path, key);
    return this.#attempt("read", () => (this.#open() ? readEntry(file) : undefined));
  }

  /** Adds or replaces an entry. */
  put(key: string, bytes: Uint8Array | readonly Uint8Array[]): void {
    const file = toEntryPath(this.path, key);
    if (this.isReadOnly) return;
    const chunks = bytes instanceof Uint8Array ? [bytes] : bytes;
    this.#attempt("written", () => {
      this.#openOrCreate();
      if (kindOf(key) === "blobs" && refreshBlob(file, sizeOf(chunks))) return;
      writeEntry(this.#target, file, chunks);
    });
  }

  /** Whether there is an entry. */
  has(key: string): boolean {
    const file = toEntryPath(this.path, key);
    return this.#attempt("read", () => this.#open() && statSync(file, { throwIfNoEntry: false })?.isFile() === true);
  }

  /** Removes an entry; nothing happens if there is none. */
  delete(key: string): void {
    const file = toEntryPath(this.path, key);
    if (this.isReadOnly) return;
    this.#attempt("written", () => {
      try {
        if (this.#open()) unlinkSync(file);
      } catch (thrown) {
        if (findCode(thrown) !== "ENOENT") throw thrown;
      }
    });
  }

  /** Lists the keys that begin with a prefix. */
  list(prefix: string): readonly string[] {
    return this.#attempt("read", () => {
      if (!this.#open()) return [];
      const kinds = ENTRY_KINDS.filter((kind) => `${kind}/`.startsWith(prefix) || prefix.startsWith(`${kind}/`));
      return kinds.flatMap((kind) => {
        const shard = prefix.slice(kind.length + 1, kind.length + 3);
        const found = walkEntries(this.path, kind, isShard(shard) ? [shard] : undefined);
        return [...found].flatMap((entry) => (entry?.key.startsWith(prefix) === true ? [entry.key] : []));
      });
    });
  }

  /** Removes what is old or too much in the background, at most once per day and folder. */
  maintain(): void {
    if (this.#isOpen && !this.isReadOnly) this.#pruning.start();
  }

  /** Releases claims, and ends what goes on in the background. */
  close(): void {
    this.#pruning.stop();
    this.#claims.releaseAll();
  }

  /**
   * Removes what is old or too much, at once.
   *
   * @param limits - Instead of the store's own.
   * @throws Error if the folder cannot be used.
   */
  prune(limits: Partial<PruneLimits> = {}): Removed {
    return this.#remove(() => pruneSteps(this.path, { ...this.#limits, ...limits }, Date.now()));
  }

  /**
   * Removes all entries.
   *
   * @throws Error if the folder cannot be used.
   */
  clear(): Removed {
    return this.#remove(() => clearSteps(this.path));
  }

  /**
   * Counts what is in the folder; null if there is no cache in it.
   *
   * @throws Error if the folder cannot be used.
   */
  stats(): FolderStats | null {
    return this.#attempt("read", () => (this.#isThere() ? readStats(this.path, Date.now()) : null));
  }

  /** Whether there is a cache to read. The first time, temporary files of processes that have died are removed. */
  #open(): boolean {
    if (this.#isOpen) return true;
    if (identify(this.path, this.#shown) === "missing") return false;
    this.#isOpen = true;
    if (this.isReadOnly) return true;
    removeDead(this.path);
    if (this.claim !== undefined) removeDeadClaims(this.path);
    return true;
  }

  #openOrCreate(): void {
    if (this.#open()) return;
    this.#target.create();
    this.#open();
  }

  #remove(start: () => Steps<Removed>): Removed {
    if (this.isReadOnly) throw new FolderError(`The cache folder ${this.#shown} is used for reading only.`);
    // Identified anew, because what is deleted cannot be brought back.
    return this.#attempt("written", () => (this.#isThere() ? runNow(start()) : NOTHING));
  }

  #isThere(): boolean {
    return identify(this.path, this.#shown) === "cache";
  }

  #attempt<Result>(doing: "read" | "written", action: () => Result): Result {
    try {
      return action();
    } catch (thrown) {
      throw toFolderError(thrown, this.#shown, doing);
    }
  }
}
