/** Decides whether a TypeScript file is an ES module or CommonJS, as Node.js does if it supports TypeScript. */
import { readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";
import type { ModulePaths } from "../../1-discover/module-path.js";

/** The format of a TypeScript file: by its extension, then by the `type` of its package, then by its syntax. */
export function moduleFormatOf(file: string, text: string, paths: ModulePaths): "module" | "commonjs" {
  if (/\.mtsx?$/.test(file)) return "module";
  if (/\.ctsx?$/.test(file)) return "commonjs";
  if (typeOf(file, paths) === "module") return "module";
  return parseSync(file, text, { sourceType: "unambiguous" }).module.hasModuleSyntax ? "module" : "commonjs";
}

/** The `type` of a file's package. */
export function typeOf(file: string, paths: ModulePaths): unknown {
  const root = paths.packageRootOf(file);
  if (root === null) return undefined;
  const contents: unknown = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
  return typeof contents === "object" && contents !== null && "type" in contents ? contents.type : undefined;
}
