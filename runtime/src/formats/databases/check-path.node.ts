/** Checks the paths of database files before a driver sees them. */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { DataError } from "../../data/data-error.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, suggest } from "../../errors/words.js";

/**
 * Checks that a file can be loaded from, or that a folder can be saved to.
 *
 * @throws DataError if there is no such file or folder, with the nearest name, or if a table would be saved to memory.
 */
export function checkPath(path: unknown, purpose: "load" | "save"): void {
  if (typeof path !== "string" || path === "")
    throw new DataError({ source: "database" }, `\`path\` is ${describeKind(path)}, not the path of a file.`);
  if (path === ":memory:") {
    if (purpose === "load") return;
    throw new DataError(
      { source: path },
      "The table would be lost at once. Give the path of a file, or a `connection`.",
    );
  }
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry?.isDirectory() === true) throw new DataError({ source: path }, "This is a folder, not a database.");
  if (entry !== undefined) return;
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new DataError({ source: path }, `There is no folder ${JSON.stringify(folder)}.`);
  if (purpose === "save") return;
  const nearest = findNearest(basename(path), readdirSync(folder));
  throw new DataError({ source: path }, `There is no such file. ${suggest(nearest, "")}`.trim());
}
