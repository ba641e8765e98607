/** Finds the source file of an import: relative or through an alias of the tsconfig, with or without an extension. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Tsconfigs } from "./tsconfigs.js";

/** The source file that a specifier refers to; null if it is not one of the project. */
export function findSource(specifier: string, importer: string, tsconfigs: Tsconfigs): string | null {
  if (/^\.{1,2}(\/|$)/.test(specifier)) return findAt(join(dirname(importer), specifier));
  return findByAlias(specifier, importer, tsconfigs);
}

/** The source file that an alias of the tsconfig refers to; null if there is no such alias or file. */
export function findByAlias(specifier: string, importer: string, tsconfigs: Tsconfigs): string | null {
  if (/^(\.|\/|[a-z]+:)/.test(specifier)) return null;
  for (const path of tsconfigs.of(importer).toPaths(specifier)) {
    const found = findAt(path);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The TypeScript file at a path, which may name its output, lack the extension, or be a folder; null if there is none.
 */
export function findAt(path: string): string | null {
  const source = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  const stems = [path, join(path, "index")];
  const candidates = [source, ...stems.flatMap((stem) => [`${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.cts`])];
  return candidates.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile() === true) ?? null;
}
