/** Finds the dataflow modules of a program, from their sources or their declarations. */
import type ts from "typescript";
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { Source } from "../../3-link/edges/source.js";
import { findDeclared } from "./find-declared.js";
import type { ModuleCompiler } from "./module-compiler.js";

/** Reads a file of a program. */
export function findSource(program: ts.Program, compiler: ModuleCompiler, file: string): Source {
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined) return null;
  if (sourceFile.isDeclarationFile) return findDeclared(sourceFile, compiler);
  const compiled = compiler.compile(sourceFile);
  if (compiled !== null) return compiled.ir;
  // A hand-written or generated manifest is left alone.
  return sourceFile.text.includes(MANIFEST_EXPORT) ? null : (compiler.barrel(sourceFile) ?? "plain");
}
