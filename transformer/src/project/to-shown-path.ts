/** Formats paths for messages. */
import { relative } from "node:path";

/** A path relative to the current folder, with forward slashes. */
export function toShownPath(file: string): string {
  return relative(process.cwd(), file).replaceAll("\\", "/") || ".";
}
