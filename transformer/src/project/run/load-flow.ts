/** Loads the dataflow of a user, in a process that {@link LoaderProcess} has started. */
import { pathToFileURL } from "node:url";
import { toShownPath } from "../to-shown-path.js";
import { findFlow, type FoundFlow } from "./find-flow.js";

/**
 * Imports a file, and returns the dataflow that it exports.
 *
 * @param file - Absolute path.
 * @param exportName - The name of the export; null for `flow`, or the default export.
 * @throws Misuse if there is none; whatever the file throws while it is loaded.
 */
export async function loadFlow(file: string, exportName: string | null): Promise<FoundFlow> {
  // A cast because an import is an object with any members.
  const exports = (await import(pathToFileURL(file).href)) as object;
  return findFlow(exports, exportName, toShownPath(file));
}
