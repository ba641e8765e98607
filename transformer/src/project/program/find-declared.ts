/** Reads declaration files as dataflow modules, each at most once. */
import { existsSync, readFileSync } from "node:fs";
import type ts from "typescript";
import type { Source } from "../../3-link/edges/source.js";
import { toJavaScriptFile } from "../../ir/declaration-file.js";
import { readDeclarations } from "../../compile-file.js";
import type { ModuleCompiler } from "./module-compiler.js";

/** Results by source file, because programs share unchanged source files. */
const remembered = new WeakMap<ts.SourceFile, Source>();

/** Reads a declaration file. */
export function findDeclared(sourceFile: ts.SourceFile, compiler: ModuleCompiler): Source {
  const known = remembered.get(sourceFile);
  if (known !== undefined) return known;
  const found = find(sourceFile, compiler);
  remembered.set(sourceFile, found);
  return found;
}

function find(sourceFile: ts.SourceFile, compiler: ModuleCompiler): Source {
  const { fileName: file, text } = sourceFile;
  const read = readDeclarations(file, text, () => readBeside(file));
  if (read === null) return compiler.barrel(sourceFile);
  if (typeof read === "object") return read;
  // In a package, JavaScript without a manifest is the code that will run.
  const isUnbuilt = read === "plain" && /[\\/]node_modules[\\/]/.test(file);
  return { kind: isUnbuilt ? "unbuilt" : "undeclared", file };
}

/** Reads the file as text, without running it. */
function readBeside(fileName: string): { readonly file: string; readonly text: string } | null {
  const file = toJavaScriptFile(fileName);
  return existsSync(file) ? { file, text: readFileSync(file, "utf8") } : null;
}
