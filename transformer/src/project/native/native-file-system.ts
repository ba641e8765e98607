/** The files that TypeScript 7 asks this process for, because they are open in an editor. */
import type { OpenFiles } from "../files/open-files.js";

/** Answers before the disk does; undefined leaves the answer to the disk. */
export interface NativeFileSystem {
  /** The text of a file. */
  readFile(file: string): string | undefined;
  /** Whether a file exists. */
  fileExists(file: string): true | undefined;
}

/** The open files, as TypeScript 7 asks for them. */
export function toNativeFileSystem(overlay: OpenFiles): NativeFileSystem {
  return {
    readFile: (file) => overlay.read(file),
    fileExists: (file) => (overlay.read(file) === undefined ? undefined : true),
  };
}
