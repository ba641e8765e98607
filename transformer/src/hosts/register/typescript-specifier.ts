/** Finds TypeScript files under the names that their compiled files will have. */

const COMPILED = /^(\.{1,2}\/.*\.)([cm]?)js(x?)$/;

/**
 * The TypeScript file that a relative import of a JavaScript file may mean.
 *
 * @param parentUrl - The importing module.
 * @returns `./features.ts` for `./features.js` imported by TypeScript; null for any other import.
 */
export function toTypeScriptSpecifier(specifier: string, parentUrl: string | undefined): string | null {
  if (parentUrl === undefined || !/\.[cm]?tsx?$/.test(parentUrl)) return null;
  const [, stem, format, jsx] = COMPILED.exec(specifier) ?? [];
  return stem === undefined ? null : `${stem}${format}ts${jsx}`;
}

/** Whether an error says that there is no such file. */
export function isNotFound(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}
