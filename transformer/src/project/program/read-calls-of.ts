/** Reads the calls of the source files of programs, each at most once. */
import type ts from "typescript";
import type { CallsIr } from "../../ir/calls.js";
import { readFileCalls } from "../../compile-file.js";

/** Results by source file, because programs share unchanged source files. */
const remembered = new WeakMap<ts.SourceFile, CallsIr | "none">();

/** The dataflows and requests of a source file. */
export function readCallsOf(sourceFile: ts.SourceFile): CallsIr | "none" {
  if (sourceFile.isDeclarationFile) return "none";
  const known = remembered.get(sourceFile);
  if (known !== undefined) return known;
  const calls = readFileCalls(sourceFile.fileName, sourceFile.text) ?? "none";
  remembered.set(sourceFile, calls);
  return calls;
}

/** Whether a source file builds dataflows. */
export function hasDataflows(sourceFile: ts.SourceFile): boolean {
  const calls = readCallsOf(sourceFile);
  return calls !== "none" && calls.dataflows.length > 0;
}
