/** Writes a file atomically, so that no reader sees a partly written file. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isMissing, withFile } from "../files/file-fault.js";
import { makeFolderOf, toTemporary } from "../files/temporary-file.js";

/**
 * The text of a file, with line feeds alone as line ends; null if the file does not exist.
 *
 * @throws Misuse if it cannot be read.
 */
export function readTextIfThere(file: string): string | null {
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
 * Writes a file through a temporary file next to it, and creates its folder if necessary.
 *
 * @throws Misuse if it cannot be written; nothing has changed then.
 */
export function writeAtOnce(file: string, text: string | Uint8Array): void {
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
