/** Writes a file at once, so that nobody ever reads a part of it. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isMissing, withFile } from "../files/file-fault.js";
import { makeFolderOf, toTemporary } from "../files/temporary-file.js";

/**
 * The text of a file, with the line ends that we write; null when there is none.
 *
 * @throws Misuse when it cannot be read.
 */
export function readIfThere(file: string): string | null {
  return withFile(file, "read", () => {
    try {
      return readFileSync(file, "utf8").replaceAll("\r\n", "\n");
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  });
}

/**
 * Writes a file by way of another one beside it, and makes its folder where there is none.
 *
 * @throws Misuse when it cannot be written; nothing has changed then.
 */
export function writeAtOnce(file: string, text: string): void {
  const temporary = toTemporary(file);
  let made: string | null = null;
  withFile(file, "written", () => {
    try {
      made = makeFolderOf(file);
      writeFileSync(temporary, text);
      renameSync(temporary, file);
    } catch (error) {
      if (existsSync(temporary)) rmSync(temporary, { force: true });
      if (made !== null) rmSync(made, { recursive: true, force: true });
      throw error;
    }
  });
}
