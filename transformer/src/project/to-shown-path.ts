/** Writes paths as the reader knows them. */
import { relative } from "node:path";

/** A path from the folder where the command runs, with forward slashes. */
export function toShownPath(file: string): string {
  return relative(process.cwd(), file).replaceAll("\\", "/") || ".";
}
