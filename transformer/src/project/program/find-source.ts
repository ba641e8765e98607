/** Finds dataflow modules among the files of a program, from their sources or their declarations. */
import type ts from "typescript";
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { Source } from "../../3-link/edges/source.js";
import { findDeclared } from "./find-declared.js";
import type { ModuleCompiler } from "./module-compiler.js";

/** What a file of a program is. */
export function findSource(program: ts.Program, compiler: ModuleCompiler, file: string): Source {
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined) return null;
  if (sourceFile.isDeclarationFile) return findDeclared(sourceFile, compiler);
  const compiled = compiler.compile(sourceFile);
  if (compiled !== null) return compiled.ir;
  // Whoever wrote a manifest by hand, or generated it, knows what they do.
  return sourceFile.text.includes(MANIFEST_EXPORT) ? null : (compiler.barrel(sourceFile) ?? "plain");
}
