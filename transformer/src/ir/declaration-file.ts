/** Distinguishes declaration files from sources by their names. */

const DECLARATION = /\.d\.([^./]+\.)?([cm]?)ts$/;

/** Whether a file holds declarations only: `features.d.ts`, `.d.mts`, `.d.cts`, `features.d.css.ts`. */
export function isDeclarationFile(file: string): boolean {
  return DECLARATION.test(file);
}

/** The JavaScript file that a declaration file describes, in the same folder: `a.mjs` for `a.d.mts`. */
export function toJavaScriptFile(file: string): string {
  return file.replace(DECLARATION, (_, extension: string | undefined, system: string) =>
    extension === undefined ? `.${system}js` : `.${extension.slice(0, -1)}`,
  );
}

/**
 * The name of a file in messages: its path from the name of its package, or its file name if it is not in a package.
 */
export function toModuleName(file: string): string {
  const path = file.replaceAll("\\", "/");
  const inPackage = path.lastIndexOf("/node_modules/");
  return inPackage < 0 ? path.slice(path.lastIndexOf("/") + 1) : path.slice(inPackage + "/node_modules/".length);
}
