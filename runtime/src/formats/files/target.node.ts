/** The target of a save: what stands there, and the folders that lead to it. */
import type { FileUrl } from "./file-options.js";
import { lstat, mkdir, realpath, rmdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { DataError } from "../../data/data-error.js";
import { describePath, type FilePath, toFilePath } from "./file-path.node.js";
import { findCode, toFileError } from "./to-file-error.node.js";

/** A file that can be saved. */
export interface SaveTarget {
  /** The path as it was given. */
  readonly path: FilePath;
  /** The absolute path; if the given one is a symbolic link, the file that it leads to. */
  readonly file: string;
  /** The folder of the file. */
  readonly folder: string;
  /** Permissions of the file that will be replaced; null if there is none. */
  readonly mode: number | null;
  /** What happens to a file that exists. */
  readonly existing: "replace" | "refuse";
}

/**
 * Looks at what stands at the target.
 *
 * @throws DataError if it is a folder or no regular file, or if it exists and may not be replaced.
 */
export async function findTarget(given: string | FileUrl, existing: "replace" | "refuse"): Promise<SaveTarget> {
  const path = toFilePath(given);
  const source = describePath(path);
  try {
    const entry = await lstat(path.resolved).catch(toMissing);
    if (entry === null) return { path, file: path.resolved, folder: dirname(path.resolved), mode: null, existing };
    const facts = await stat(path.resolved).catch(toMissing);
    if (facts === null) throw new DataError({ source }, "This is a symbolic link to a file that does not exist.");
    if (facts.isDirectory()) throw new DataError({ source }, "This is a folder; name a file in it.");
    if (!facts.isFile())
      throw new DataError({ source }, "This is a device or a pipe. Only regular files can be saved.");
    const file = await realpath(path.resolved);
    const target = { path, file, folder: dirname(file), mode: facts.mode & 0o7777, existing };
    return existing === "refuse" ? refuseExisting(target) : target;
  } catch (thrown) {
    throw await toFileError(thrown, path, "written");
  }
}

/** Refuses a target that exists. */
export function refuseExisting({ path }: SaveTarget): never {
  throw new DataError(
    { source: describePath(path) },
    "The file exists already. To replace it, give `overwrite: true`.",
  );
}

/** Creates the missing folders of a file, and returns the uppermost of them; null if none was missing. */
export async function createFolders(file: string): Promise<string | null> {
  return (await mkdir(dirname(file), { recursive: true })) ?? null;
}

/** Removes the folders of a file that {@link createFolders} created, as long as they are empty. */
export async function removeFolders(file: string, uppermost: string): Promise<void> {
  for (let folder = dirname(file); folder.startsWith(uppermost); folder = dirname(folder))
    if (
      !(await rmdir(folder).then(
        () => true,
        () => false,
      ))
    )
      return;
}

function toMissing(thrown: unknown): null {
  if (findCode(thrown) === "ENOENT") return null;
  throw thrown;
}
