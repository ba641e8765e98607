/** Loads an optional package, which the project installs if it wants what the package is for. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Loads a package.
 *
 * @param specifier - As an import names it.
 * @param project - Path of a file in the folder of the project, whose package is preferred.
 * @returns What it exports; null if it is not installed.
 */
export async function loadPeer(specifier: string, project: string): Promise<unknown> {
  // That of the project first; otherwise that of the current folder, or one beside this package.
  for (const from of [project, join(process.cwd(), "package.json"), import.meta.url])
    try {
      return await import(pathToFileURL(createRequire(from).resolve(specifier)).href);
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== "MODULE_NOT_FOUND") throw error;
    }
  return null;
}
