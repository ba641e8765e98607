/** Finds the file of a bundler's module, and decides whether it is one of the user's. */
import { isJavaScript, isTypeScript } from "../../../1-discover/discover.js";

/**
 * Matches ids of modules that may need the plugin: TypeScript, and JavaScript, which may have workers or a directive by
 * mistake; with or without a query. Bundlers filter with it before they call the plugin.
 */
export const MODULE_ID: RegExp = /\.[cm]?[jt]sx?(\?|$)/;

/**
 * Whether a file is below `node_modules`: in a package, or in a workspace folder whose symbolic link is preserved.
 *
 * Packages are published as JavaScript with their manifests. A package with TypeScript is compiled by the project that
 * uses it, and so are its dataflow modules.
 */
export function isInPackage(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

/**
 * Matches ids of modules that do not need the plugin: JavaScript of packages, which are published with their manifests.
 */
export const FOREIGN_ID: RegExp = /[\\/]node_modules[\\/].*\.[cm]?jsx?(\?|$)/;

/** Queries of Vite and webpack that request something else than the module itself. */
const OTHER_CONTENTS = /[?&](raw|url|inline|worker|sharedworker)(&|=|$)/;

/**
 * Finds the file of a module.
 *
 * @param id - The bundler's id of the module: a path, and perhaps a query.
 * @returns The absolute path; null if the module is not one that the plugin reads.
 */
export function toModuleFile(id: string): string | null {
  if (id.startsWith("\0") || FOREIGN_ID.test(id) || OTHER_CONTENTS.test(id)) return null;
  const file = id.replace(/[?].*$/, "");
  return isTypeScript(file) || isJavaScript(file) ? file : null;
}
