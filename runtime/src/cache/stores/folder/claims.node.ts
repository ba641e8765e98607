/** Claims of work in a cache folder, so that several processes do not compute the same. */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { findCode } from "../../../formats/files/to-file-error.node.js";
import type { Claim } from "../cache-store.js";
import { kindOf } from "../store-keys.js";
import { CLAIMS } from "./layout.js";
import { discardTemporary, isDead, nameTemporary, nameWriter, putBack } from "./temporary-files.node.js";
import { listFolder } from "./walk.node.js";

/** How often the file of a claim is touched, in milliseconds. */
const HEARTBEAT = 5000;

/** A claim of another machine that was not touched for so long is considered dead. */
const FOREIGN_LIFE = 60_000;

/** What a caller gets if claims are not possible: it works alone, as without claims. */
const ALONE: FolderClaim = { release: () => {} };

let count = 0;

/** A claim that is released at once. */
export interface FolderClaim extends Claim {
  /** Gives it back. A second call does nothing. Never throws. */
  release(): void;
}

/** The claims that this process holds in one folder. */
export class Claims {
  readonly #root: string;
  readonly #prepare: () => void;
  /** Paths of claims, and what the files say. */
  readonly #held = new Map<string, string>();
  #timer: NodeJS.Timeout | null = null;

  /** @param prepare - Makes the folder a cache if it is not one; throws if it cannot be one. */
  constructor(root: string, prepare: () => void) {
    this.#root = root;
    this.#prepare = prepare;
  }

  /**
   * Claims the work for a key; null if another has it. A claim of a process that has died is taken over. Never throws for
   * trouble with files: then the caller works alone.
   */
  claim(key: string): FolderClaim | null {
    kindOf(key);
    const path = `${this.#root}/${CLAIMS}/${key.replace("/", "-")}`;
    try {
      this.#prepare();
      return this.#tryToClaim(path) ?? (removeStale(this.#root, path) ? this.#tryToClaim(path) : null);
    } catch {
      return ALONE;
    }
  }

  /** Gives all claims back. */
  releaseAll(): void {
    for (const path of this.#held.keys()) this.#release(path);
  }

  #tryToClaim(path: string): FolderClaim | null {
    const owner = `${nameWriter()}${(count++).toString(36)}`;
    const file = create(`${this.#root}/${CLAIMS}`, path);
    if (file === null) return null;
    try {
      writeSync(file, owner);
    } finally {
      closeSync(file);
    }
    this.#held.set(path, owner);
    this.#timer ??= setInterval(() => this.#touchAll(), HEARTBEAT).unref();
    return {
      release: () => {
        if (this.#held.get(path) === owner) this.#release(path);
      },
    };
  }

  #release(path: string): void {
    const owner = this.#held.get(path);
    this.#held.delete(path);
    if (this.#held.size === 0 && this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
    try {
      // Another may have taken it over, if this process seemed dead.
      if (readFileSync(path, "latin1") === owner) unlinkSync(path);
    } catch {
      // It is gone already, or is removed when this process has ended.
    }
  }

  #touchAll(): void {
    const now = Date.now() / 1000;
    for (const path of this.#held.keys()) {
      try {
        utimesSync(path, now, now);
      } catch {
        // Somebody has deleted the folder.
      }
    }
  }
}

/** Removes the claims of processes that have died. Never throws. */
export function removeDeadClaims(root: string): void {
  try {
    for (const name of listFolder(`${root}/${CLAIMS}`)) removeStale(root, `${root}/${CLAIMS}/${name}`);
  } catch {
    // They are removed another time.
  }
}

/** Creates the file of a claim; null if it exists. */
function create(folder: string, path: string): number | null {
  for (let isRetry = false; ; isRetry = true) {
    try {
      return openSync(path, "wx");
    } catch (thrown) {
      const code = findCode(thrown);
      if (code === "EEXIST") return null;
      if (code !== "ENOENT" || isRetry) throw thrown;
      mkdirSync(folder, { recursive: true });
    }
  }
}

/**
 * Removes a claim if its process has died; returns whether it is gone.
 *
 * Two processes may find the same dead claim: the second one could remove the new claim of the first. So the file is moved
 * aside and looked at again.
 */
function removeStale(root: string, path: string): boolean {
  if (!isStale(path)) return false;
  const aside = nameTemporary(root);
  mkdirSync(dirname(aside), { recursive: true });
  try {
    renameSync(path, aside);
  } catch (thrown) {
    if (findCode(thrown) === "ENOENT") return true;
    throw thrown;
  }
  const isGone = isStale(aside);
  if (isGone) discardTemporary(aside);
  else putBack(aside, path);
  return isGone;
}

function isStale(path: string): boolean {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return true;
  const owner = readFileSync(path, "latin1");
  // Between the creation of a file and its content there is a moment.
  if (owner === "") return Date.now() - facts.mtimeMs > FOREIGN_LIFE;
  return isDead(owner, facts.mtimeMs, FOREIGN_LIFE);
}
