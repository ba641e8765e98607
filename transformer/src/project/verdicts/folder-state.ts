/** Tells whether a folder still has the entries that TypeScript looks at. */
import { readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { hashOf } from "../disk-cache/hash-of.js";

/** The files whose names matter when imports are resolved and the files of a project are listed. */
const RELEVANT = /\.([cm]?[jt]sx?|json)$/;

/** A folder as it is. */
export interface ListedFolder {
  /** A hash of the relevant entries; empty if there is no such folder. */
  readonly state: string;
  /** The names of its folders, and of links to folders. */
  readonly folders: readonly string[];
  /** The number of its entries. */
  readonly size: number;
}

const NO_FOLDER: ListedFolder = { state: "", folders: [], size: 0 };

/**
 * Lists a folder.
 *
 * Links count with their targets. Hidden entries of `node_modules` are left out: packages have no such names, and package
 * managers and caches, ours among them, write there.
 */
export function listFolder(path: string): ListedFolder {
  const isPackages = /[\\/]node_modules$/.test(path);
  const entries = read(path);
  if (entries === null) return NO_FOLDER;
  const folders: string[] = [];
  const lines: string[] = [];
  for (const entry of entries) {
    const { name } = entry;
    if (isPackages && name.startsWith(".")) continue;
    const isLink = entry.isSymbolicLink();
    const isFolder = isLink ? leadsToFolder(join(path, name)) : entry.isDirectory();
    if (isFolder) folders.push(name);
    if (isFolder || isLink || RELEVANT.test(name))
      lines.push(`${name}${isFolder ? "/" : ""}${isLink ? ` ${toRealPath(join(path, name))}` : ""}`);
  }
  return { state: hashOf(lines.sort().join("\n")), folders, size: entries.length };
}

/** Where a path leads in the end, however many links are on the way; empty if it leads nowhere. */
export function toRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return "";
  }
}

function read(path: string): readonly Dirent[] | null {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return null;
  }
}

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
