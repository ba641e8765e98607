/** Clear errors of cache folders: what is wrong, and what helps. */
import { describeThrown } from "../../../errors/words.js";
import { findCode } from "../../../formats/files/to-file-error.node.js";

/** The folder of a cache cannot be used. */
export class FolderError extends Error {
  /** Name of the error class. */
  override readonly name = "FolderError";
}

/**
 * Explains an error of the file system.
 *
 * @param folder - The folder as its user gave it.
 * @param doing - What failed.
 */
export function toFolderError(thrown: unknown, folder: string, doing: "read" | "written"): unknown {
  if (thrown instanceof FolderError) return thrown;
  const code = findCode(thrown);
  if (code === null) return thrown;
  return new FolderError(`The cache folder ${folder} cannot be ${doing}: ${explain(code, thrown)}`, { cause: thrown });
}

function explain(code: string, thrown: unknown): string {
  switch (code) {
    case "ENOENT":
      return "it was removed while it was used.";
    case "ENOTDIR":
    case "EEXIST":
      return "a part of its path is a file, not a folder.";
    case "EISDIR":
    case "ENOTEMPTY":
      return `there is a folder in place of a file (${pathOf(thrown)}).`;
    case "EACCES":
    case "EPERM":
      return `this user has no permission (${pathOf(thrown)}).`;
    case "EROFS":
      return "the file system is read-only.";
    case "ENOSPC":
      return "the disk is full.";
    case "EDQUOT":
      return "the disk quota of this user is used up.";
    case "EMFILE":
    case "ENFILE":
      return "too many files are open.";
    case "ENAMETOOLONG":
      return "its path is too long.";
    case "ELOOP":
      return "its path is a circle of symbolic links.";
    default:
      return `${describeThrown(thrown)}.`;
  }
}

function pathOf(thrown: unknown): string {
  // A cast, because only errors of the system have a path, and not all of them.
  const { path, dest } = thrown as { readonly path?: string; readonly dest?: string };
  return dest ?? path ?? "unknown path";
}
