/** Resolves the dataflows of a TypeScript program, once for its checks and its plans. */
import type ts from "typescript";
import { resolveProgram, type ResolvedProgram } from "../../compile-program.js";
import { ProgramOracle } from "../../oracle/program-oracle.js";
import { findSource } from "./find-source.js";
import type { ModuleCompiler } from "./module-compiler.js";
import { readCallsOf } from "./read-calls-of.js";
import type { TypeScript } from "./typescript.js";

/** By compiler too: entries of a tsconfig may include other files. */
const resolved = new WeakMap<ts.Program, WeakMap<ModuleCompiler, ResolvedProgram>>();

/** The dataflows of a program. */
export function resolveProgramOf(
  program: ts.Program,
  compiler: ModuleCompiler,
  typescript: TypeScript,
): ResolvedProgram {
  const known = resolved.get(program) ?? new WeakMap<ModuleCompiler, ResolvedProgram>();
  resolved.set(program, known);
  const before = known.get(compiler);
  if (before !== undefined) return before;
  const files = program.getSourceFiles().flatMap((sourceFile) => {
    const calls = readCallsOf(sourceFile);
    return calls === "none" ? [] : [calls];
  });
  const oracle = new ProgramOracle(program, typescript);
  const made = resolveProgram({ files, findSource: (file) => findSource(program, compiler, file), oracle });
  known.set(compiler, made);
  return made;
}
