/** Finds dataflow modules among the files of a program. */
import type ts from "typescript";
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { ModuleIr } from "../../ir/module.js";
import type { ModuleCompiler } from "./module-compiler.js";

/** What a file of a program is: a dataflow module or barrel, another source file, or none of the program's sources. */
export function findSource(program: ts.Program, compiler: ModuleCompiler, file: string): ModuleIr | "plain" | null {
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined) return null;
  if (sourceFile.isDeclarationFile)
    return sourceFile.text.includes(MANIFEST_EXPORT) ? null : compiler.barrel(sourceFile);
  const compiled = compiler.compile(sourceFile);
  if (compiled !== null) return compiled.ir;
  // Whoever wrote a manifest by hand, or generated it, knows what they do.
  return sourceFile.text.includes(MANIFEST_EXPORT) ? null : (compiler.barrel(sourceFile) ?? "plain");
}
