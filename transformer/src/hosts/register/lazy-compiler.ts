/** What the hooks decide by themselves, so that the compiler is loaded only when the first TypeScript file comes. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { DIRECTIVE } from "../../1-discover/directive.js";
import { isJavaScript, isTypeScript } from "../../1-discover/discover.js";
import type * as compiler from "./compiler.js";

/** The module that is loaded on demand. */
export type LazyCompiler = typeof compiler;

/** The path of that module beside the hooks; not written in an `import`, so that a bundle of the hooks lacks it. */
export const COMPILER: string = "./compiler.js";

/** Whether Node.js cannot load a file by itself: TypeScript, and JavaScript of the project with the directive. */
export function isForCompiler(url: string): boolean {
  if (!url.startsWith("file:")) return false;
  const file = fileURLToPath(url);
  if (isTypeScript(file)) return true;
  const isOfProject = isJavaScript(file) && !/[\\/]node_modules[\\/]/.test(file);
  return isOfProject && readFileSync(file, "utf8").includes(DIRECTIVE) && !isOwn(file);
}

/** Whether an import is written in TypeScript of the project, so that the compiler may find its file. */
export function isFromTypeScript(importer: string | undefined): boolean {
  return importer !== undefined && /^file:.*\.[cm]?tsx?$/.test(importer) && !importer.includes("/node_modules/");
}

/** Whether a file is one of Icosian's own, which the compiler must not wait for; in a clone they are in no package. */
function isOwn(file: string): boolean {
  const { resolve } = createRequire(import.meta.url);
  const folders = [resolve("@icosian/transformer/register"), resolve("@icosian/runtime")].map(toBuilt);
  return folders.some((folder) => file.startsWith(folder));
}

/** The folder `dist` of a package. */
function toBuilt(entry: string): string {
  return entry.slice(0, dirname(entry).lastIndexOf(`${sep}dist`) + `${sep}dist${sep}`.length);
}
