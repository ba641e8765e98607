/** Resolves the specifiers of imports to TypeScript files. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findAt, findByAlias } from "../../project/tsconfig/find-source.js";
import type { Tsconfigs } from "../../project/tsconfig/tsconfigs.js";

/** An import, as hooks receive it. */
export interface Imported {
  /** The specifier, as written. */
  readonly specifier: string;
  /** URL of the importing module; undefined for the entry point. */
  readonly parentUrl: string | undefined;
  /** The conditions of the import; they tell an `import` from a `require`. */
  readonly conditions: readonly string[];
}

/**
 * The specifier to use in place of an alias of the tsconfig: `src/features.ts` for `@/features`.
 *
 * @returns Null for an import that is not an alias, or not from TypeScript.
 */
export function toAliased(imported: Imported, tsconfigs: Tsconfigs): string | null {
  const importer = toImporter(imported);
  const found = importer === null ? null : findByAlias(imported.specifier, importer, tsconfigs);
  return found === null ? null : toSpecifier(found, imported);
}

/**
 * The specifier to use if TypeScript imports a file that does not exist: `./features.ts` for `./features.js` and for
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

/** Whether an error says that a file does not exist. */
export function isNotFound(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND" || code === "ERR_UNSUPPORTED_DIR_IMPORT";
}

/** The importing file, if it is a TypeScript file of the project; otherwise null. */
function toImporter({ parentUrl }: Imported): string | null {
  if (parentUrl === undefined || !/\.[cm]?tsx?$/.test(parentUrl) || parentUrl.includes("/node_modules/")) return null;
  return parentUrl.startsWith("file:") ? fileURLToPath(parentUrl) : null;
}

function toSpecifier(file: string, { conditions }: Imported): string {
  return conditions.includes("require") ? file : pathToFileURL(file).href;
}
