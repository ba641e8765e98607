/** Reads declaration files as dataflow modules, each at most once. */
import { existsSync, readFileSync } from "node:fs";
import type ts from "typescript";
import type { Source } from "../../3-check/graph/link-dataflow.js";
import { toJavaScriptFile } from "../../ir/declaration-file.js";
import { readDeclarations } from "../../pipeline.js";

/** By source file, as compiled modules are: an unchanged file goes from program to program. */
const remembered = new WeakMap<ts.SourceFile, Source>();

/** What a declaration file is. In a package, JavaScript without a manifest is what will run. */
export function findDeclared(sourceFile: ts.SourceFile): Source {
  const known = remembered.get(sourceFile);
  if (known !== undefined) return known;
  const { fileName, text } = sourceFile;
  const read = readDeclarations(fileName, text, () => readBeside(fileName));
  const isInPackage = /[\\/]node_modules[\\/]/.test(fileName);
  const found = read !== "plain" ? read : isInPackage ? "unbuilt" : "undeclared";
  remembered.set(sourceFile, found);
  return found;
}

/** Read as text, and never run. */
function readBeside(fileName: string): { readonly file: string; readonly text: string } | null {
  const file = toJavaScriptFile(fileName);
  return existsSync(file) ? { file, text: readFileSync(file, "utf8") } : null;
}
