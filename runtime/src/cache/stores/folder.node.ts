/** A store that keeps a cache in a folder, which several processes may share. */
import { resolve } from "node:path";
import { readOptions, type OptionKinds } from "../../lifecycle/adapters/read-options.js";
import { BOOLEAN, NAME, type OptionKind } from "../../modifiers/core/find-option-fault.js";
import type { PruneLimits } from "./folder/choose-victims.js";
import { FolderStore } from "./folder/folder-store.node.js";

/** Options of {@link folder}. */
export interface FolderOptions {
  /**
   * Whether bytes are flushed to the disk before an entry is visible; default: false. Then an entry takes some milliseconds
   * to write. Without it, a loss of power costs entries, but damaged ones are recognised and computed again.
   */
  readonly fsync?: boolean;
  /** Whether nothing is written; default: false. */
  readonly readOnly?: boolean;
  /** Whether a process waits while another one computes the same value; default: false. Needs async requests. */
  readonly sharesWork?: boolean;
  /** How long an entry stays without being used, in milliseconds; default: 30 days. Infinity for any time. */
  readonly olderThanMs?: number;
  /** How many bytes stay; default: 2,000,000,000. Infinity for any number. What was used least recently is removed. */
  readonly maxBytes?: number;
}

const LIMIT: OptionKind = {
  is: (value) => typeof value === "number" && value >= 0,
  give: "a number from 0 to Infinity",
};

const PATH: OptionKind = {
  is: (value) => NAME.is(value) && !(value as string).includes("\0"),
  give: "a path, without zero characters",
};

const KINDS: OptionKinds<FolderOptions> = {
  fsync: BOOLEAN,
  readOnly: BOOLEAN,
  sharesWork: BOOLEAN,
  olderThanMs: LIMIT,
  maxBytes: LIMIT,
};

/** What stays in a folder unless its user says otherwise. */
export const DEFAULT_LIMITS: PruneLimits = { olderThanMs: 30 * 24 * 60 * 60 * 1000, maxBytes: 2_000_000_000 };

/**
 * Creates a store in a folder. The folder is created with the first entry, and must be new, empty, or a cache.
 *
 * @param path - Relative to the working directory of this moment.
 * @throws DataflowError ICO6016 if the path or an option is invalid. What is wrong with the folder is said when it is used.
 */
export function folder(path: string, options?: FolderOptions): FolderStore {
  readOptions("folder", { path }, { path: PATH }, ["path"]);
  const { fsync = false, readOnly = false, sharesWork = false, ...limits } = readOptions("folder", options, KINDS);
  return new FolderStore(resolve(path), path, {
    fsync,
    readOnly,
    sharesWork,
    limits: { ...DEFAULT_LIMITS, ...limits },
  });
}
