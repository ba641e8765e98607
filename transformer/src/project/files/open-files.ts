/** Files that are open in an editor, whose texts differ from those on the disk. */
import { existsSync, readFileSync } from "node:fs";

/** Reads files as an editor shows them. Paths are absolute, with forward slashes. */
export interface OpenFiles {
  /** The text of an open file; undefined for every other file. */
  read(file: string): string | undefined;
}

/** Reads a file, as it is open or on the disk. */
export function readFile(file: string, overlay: OpenFiles | null): string {
  return overlay?.read(file) ?? readFileSync(file, "utf8");
}

/** Whether a file is open or on the disk. */
export function fileExists(file: string, overlay: OpenFiles | null): boolean {
  return overlay?.read(file) !== undefined || existsSync(file);
}
