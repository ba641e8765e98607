/** Clear errors of files: what is wrong, and what helps. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { DataError } from "../../data/data-error.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeThrown } from "../../errors/words.js";
import { describePath, type FilePath } from "./file-path.node.js";

/** What was done with the file when it failed. */
export type FileAction = "read" | "written";

/**
 * Explains an error of the file system. Other errors are returned as they are.
 *
 * @returns A DataError that names the path as given and as resolved.
 */
export async function toFileError(thrown: unknown, path: FilePath, action: FileAction): Promise<unknown> {
  const code = findCode(thrown);
  if (code === null) return thrown;
  return new DataError({ source: describePath(path) }, await explain(code, thrown, path, action), { cause: thrown });
}

/** Returns the code of an error of the file system, such as `ENOENT`; null for other errors. */
export function findCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error)) return null;
  // A cast, because only errors of the system have these.
  const { code, syscall } = thrown as { readonly code?: unknown; readonly syscall?: unknown };
  return typeof code === "string" && typeof syscall === "string" ? code : null;
}

async function explain(code: string, thrown: unknown, path: FilePath, action: FileAction): Promise<string> {
  switch (code) {
    case "ENOENT":
      return action === "read"
        ? await explainMissing(path)
        : "The file or its folder was removed while it was written.";
    case "ENOTDIR":
    case "EEXIST":
      return "A part of this path is a file, not a folder.";
    case "EISDIR":
      return `This is a folder; it cannot be ${action} as a file.`;
    case "EACCES":
    case "EPERM":
      return `There is no permission: the file cannot be ${action} by this user.`;
    case "EROFS":
      return "The file system is read-only.";
    case "ENOSPC":
    case "EDQUOT":
      return "The disk is full. Nothing was changed, and no temporary file remains.";
    case "EMFILE":
    case "ENFILE":
      return "Too many files are open.";
    case "ENAMETOOLONG":
      return "The name is too long.";
    case "ELOOP":
      return "The path is a circle of symbolic links.";
    default:
      return `The file cannot be ${action}: ${describeThrown(thrown)}.`;
  }
}

/** Finds the first part of the path that is missing, and the nearest name beside it. */
async function explainMissing({ resolved }: FilePath): Promise<string> {
  let missing = resolved;
  let folder = dirname(missing);
  while (folder !== missing && !(await exists(folder))) [missing, folder] = [folder, dirname(folder)];
  const names = await readdir(folder).catch(() => []);
  const name = basename(missing);
  const what = missing === resolved ? "There is no such file" : `There is no folder "${name}" in ${folder}`;
  const nearest = findNearest(name, names) ?? findSameStem(name, names);
  return nearest === null ? `${what}.` : `${what}. Did you mean "${nearest}"?`;
}

/** Finds a name that differs only in its extension. */
function findSameStem(name: string, names: readonly string[]): string | null {
  const stemOf = (each: string): string => each.replace(/\.[^.]*$/, "").toLowerCase();
  return names.find((each) => stemOf(each) === stemOf(name) && stemOf(name) !== "") ?? null;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
