/** The files that TypeScript 7 asks this process for, because they are open in an editor. */
import type { OpenFiles } from "../files/open-files.js";

/** Answers before the disk does; undefined leaves the answer to the disk. */
export interface NativeFileSystem {
  /** The text of a file. */
  readFile(file: string): string | undefined;
  /** Whether a file exists. */
  fileExists(file: string): true | undefined;
}

/**
 * The open files, as TypeScript 7 asks for them.
 *
 * @param onRead - Called with each open file whose text is asked for.
 */
export function toNativeFileSystem(overlay: OpenFiles, onRead: (file: string) => void): NativeFileSystem {
  return {
    readFile: (file) => {
      const text = overlay.read(file);
      if (text !== undefined) onRead(file);
      return text;
    },
    fileExists: (file) => (overlay.read(file) === undefined ? undefined : true),
  };
}
