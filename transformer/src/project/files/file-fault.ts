/** Describes errors of the file system, such as a full disk, a folder in place of a file, or a missing permission. */
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";

/** The operation on a file. */
export type FileAction = "read" | "written" | "removed";

/**
 * Performs an operation on a file.
 *
 * @throws Misuse with the file and the reason, if the system refuses the operation.
 */
export function withFile<Result>(file: string, action: FileAction, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const reason = describeSystemError(error);
    throw reason === null ? error : new Misuse(`${toShownPath(file)} cannot be ${action}: ${reason}`);
  }
}

/** A sentence about an error of the system, without the file's name; null for any other error. */
export function describeSystemError(error: unknown): string | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  const code = String(error.code);
  return WORDS[code] ?? `${toSystemWords(error.message, code)} (${code}).`;
}

/** Whether an error says that a file does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Explanations of errors for which the system's own words are not enough. */
const WORDS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder (EISDIR).",
  ENOSPC: "there is no space left on the device (ENOSPC).",
  EDQUOT: "the disk quota is used up (EDQUOT).",
  EACCES: "permission denied (EACCES).",
  EPERM: "the operation is not permitted (EPERM).",
  EROFS: "the file system is read-only (EROFS).",
  ENOTDIR: "a part of its path is a file and no folder (ENOTDIR).",
  EEXIST: "a part of its path is a file and no folder (EEXIST).",
  ENAMETOOLONG: "its name is too long (ENAMETOOLONG).",
  ELOOP: "its symbolic links lead in a circle (ELOOP).",
  EMFILE: "too many files are open (EMFILE).",
};

/** The words of the system: Node.js writes `EIO: i/o error, read '/a/b.ts'`. */
function toSystemWords(message: string, code: string): string {
  const words = message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message;
  return words.replace(/, \w+( '.*')?$/s, "");
}
