/** Writes files that were fixed: all of them, or none. */
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { relative } from "node:path";
import { applyChanges } from "../../init/edit/apply-changes.js";
import type { FixedText } from "./fixed-texts.js";

/** The mark that some editors put before UTF-8. TypeScript leaves it out of the text. */
const MARK = "\uFEFF";

/** Any of the bits of a file that permit somebody to write it. */
const WRITABLE = 0o222;

/**
 * Returns why a file is not fixed; null if it can be.
 *
 * @param text - Its text, as TypeScript has read it.
 */
export function findWriteFault(file: string, text: string): string | null {
  try {
    if (readFileSync(file, "utf8").replace(/^\uFEFF/, "") !== text) return "it is not in UTF-8, or has just changed";
    // Who may write everything is not asked, so the mode counts as well.
    if ((statSync(file).mode & WRITABLE) === 0) return "it is read-only";
    accessSync(file, constants.W_OK);
    return null;
  } catch {
    return "it cannot be written";
  }
}

/**
 * Writes the files.
 *
 * @throws Misuse if one has changed since it was read, or cannot be written; nothing is changed then.
 */
export function writeFixed(texts: ReadonlyMap<string, FixedText>): void {
  const folder = process.cwd();
  const changes = Array.from(texts, ([file, { before, after }]) => {
    const mark = readFileSync(file, "utf8").startsWith(MARK) ? MARK : "";
    return { path: relative(folder, file), before: mark + before, after: mark + after };
  });
  if (changes.length > 0) applyChanges(folder, changes);
}
