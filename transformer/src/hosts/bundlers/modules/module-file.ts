/** Tells which of a bundler's modules are files of the user's, and which file that is. */
import { isJavaScript, isTypeScript } from "../../../1-discover/discover.js";

/**
 * Names of modules that may be ours: TypeScript, and JavaScript, which may have workers or a directive that it cannot
 * have; with or without a query. Bundlers filter by it before they call.
 */
export const MODULE_ID: RegExp = /\.[cm]?[jt]sx?(\?|$)/;

/**
 * Whether a file is reached through `node_modules`: a package, or a folder of the workspace whose link is kept.
 *
 * Packages are published as JavaScript with their manifests. One that has TypeScript wants to be compiled by the project that
 * uses it, so its dataflow modules are ours as well.
 */
export function isInPackage(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

/** Names of modules that are not ours: JavaScript of packages, which are published with their manifests. */
export const FOREIGN_ID: RegExp = /[\\/]node_modules[\\/].*\.[cm]?jsx?(\?|$)/;

/** Queries of Vite and webpack that ask for something about a file in place of the module that it is. */
const OTHER_CONTENTS = /[?&](raw|url|inline|worker|sharedworker)(&|=|$)/;

/**
 * The file of a module.
 *
 * @param id - The name that a bundler has for the module: a path, and perhaps a query.
 * @returns Null when the module is none that we read.
 */
export function toModuleFile(id: string): string | null {
  if (id.startsWith("\0") || FOREIGN_ID.test(id) || OTHER_CONTENTS.test(id)) return null;
  const file = id.replace(/[?].*$/, "");
  return isTypeScript(file) || isJavaScript(file) ? file : null;
}
