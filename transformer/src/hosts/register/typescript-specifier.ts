/** Finds TypeScript files under the names that they are imported by. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findAt, findByAlias } from "../../project/tsconfig/find-source.js";
import type { Tsconfigs } from "../../project/tsconfig/tsconfigs.js";

/** An import, as hooks are told of it. */
export interface Imported {
  readonly specifier: string;
  /** The importing module. */
  readonly parentUrl: string | undefined;
  /** Among them whether it is an `import` or a `require`. */
  readonly conditions: readonly string[];
}

/**
 * What to ask Node for in place of an alias of the tsconfig: `src/features.ts` for `@/features`.
 *
 * @returns Null for an import that is no alias, or not from TypeScript.
 */
export function toAliased(imported: Imported, tsconfigs: Tsconfigs): string | null {
  const importer = toImporter(imported);
  const found = importer === null ? null : findByAlias(imported.specifier, importer, tsconfigs);
  return found === null ? null : toSpecifier(found, imported);
}

/**
 * What to ask Node for where TypeScript imports a file that is not there: `./features.ts` for `./features.js` and for
 * `./features`.
 *
 * @returns Null for any other import.
 */
export function toTypeScriptSpecifier(imported: Imported): string | null {
  const { specifier } = imported;
  const importer = toImporter(imported);
  if (importer === null || !/^\.{1,2}(\/|$)/.test(specifier)) return null;
  const path = join(dirname(importer), specifier);
  const isThere = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const found = isThere ? null : findAt(path);
  return found === null ? null : toSpecifier(found, imported);
}

/** Whether an error says that there is no such file. */
export function isNotFound(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND" || code === "ERR_UNSUPPORTED_DIR_IMPORT";
}

/** The importing file, where it is TypeScript of the project. */
function toImporter({ parentUrl }: Imported): string | null {
  if (parentUrl === undefined || !/\.[cm]?tsx?$/.test(parentUrl) || parentUrl.includes("/node_modules/")) return null;
  return parentUrl.startsWith("file:") ? fileURLToPath(parentUrl) : null;
}

function toSpecifier(file: string, { conditions }: Imported): string {
  return conditions.includes("require") ? file : pathToFileURL(file).href;
}
