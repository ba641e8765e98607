/**
 * The entry point for ts-patch with `transformProgram`: one line in the tsconfig that checks and emits.
 *
 * The program is changed in place. TypeScript calls the methods of a program through its properties, also internally
 * (for `noEmitOnError`) and from its builders (for `--incremental`, `--watch` and `tsc -b`), so all of them see the
 * change.
 */
import type ts from "typescript";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { createEmitTransformers } from "./emit-transformers.js";
import { ModuleCompiler } from "../../project/program/module-compiler.js";
import { PlanWriter } from "./plan-writer.js";
import { ProgramChecker } from "../../project/program/program-checker.js";
import { isWorthThread, ReadAhead } from "../../project/read-ahead/read-ahead.js";
import { ProgramMemory } from "../../project/verdicts/program-memory.js";
import { toTsDiagnostic } from "./to-ts-diagnostic.js";
import type { TypeScript } from "../../project/program/typescript.js";

/** A program with the undeclared method that builders call instead of `getSemanticDiagnostics`. */
interface BuilderFacingProgram extends ts.Program {
  getBindAndCheckDiagnostics?: (sourceFile: ts.SourceFile, token?: ts.CancellationToken) => readonly ts.Diagnostic[];
}

/** Makes a program emit manifests and report the diagnostics of dataflow modules. */
export function transformProgram(
  program: BuilderFacingProgram,
  entry: Readonly<Record<string, unknown>>,
  typescript: TypeScript,
): ts.Program {
  const compiler = new ModuleCompiler(program, entry, typescript.sys.fileExists);
  const memory = ProgramMemory.open(program, entry);
  // What is checked once, as a whole and without emitting, is read while TypeScript checks.
  if (memory !== null && memory.recall() === null) {
    const modules = compiler.listModules();
    // If there is no processor for another thread, nothing is read before it is needed.
    compiler.adopt(new ReadAhead(modules, isWorthThread(modules, 1)));
  }
  emitManifests(program, compiler, typescript);
  reportDiagnostics(program, compiler, typescript, memory);
  return program;
}

function emitManifests(program: ts.Program, compiler: ModuleCompiler, typescript: TypeScript): void {
  const { before, afterDeclarations } = createEmitTransformers(
    compiler,
    new PlanWriter(program, compiler, typescript),
    typescript,
  );
  const { emit } = program;
  program.emit = (sourceFile, writeFile, token, emitOnlyDeclarations, custom, ...more) => {
    // After all other transformers, so that they see only the user's code.
    const transformers: ts.CustomTransformers = {
      ...custom,
      before: [...(custom?.before ?? []), before],
      afterDeclarations: [...(custom?.afterDeclarations ?? []), afterDeclarations],
    };
    return emit(sourceFile, writeFile, token, emitOnlyDeclarations, transformers, ...more);
  };
}

function reportDiagnostics(
  program: BuilderFacingProgram,
  compiler: ModuleCompiler,
  typescript: TypeScript,
  memory: ProgramMemory | null,
): void {
  const { getOptionsDiagnostics, getSemanticDiagnostics, getBindAndCheckDiagnostics } = program;
  const shows = ({ severity }: Diagnostic): boolean => severity === "error" || compiler.options.showsWarnings;
  const toTs = (diagnostic: Diagnostic): ts.Diagnostic => toTsDiagnostic(diagnostic, program, typescript);
  const checker = new ProgramChecker(program, compiler, typescript, memory);
  const render = (diagnostics: readonly Diagnostic[]): readonly ts.Diagnostic[] => diagnostics.filter(shows).map(toTs);

  program.getOptionsDiagnostics = (token) => [
    ...getOptionsDiagnostics(token),
    ...compiler.options.diagnostics.map(toTs),
  ];
  program.getSemanticDiagnostics = (sourceFile, token) => {
    const own = getSemanticDiagnostics(sourceFile, token);
    // Builders of TypeScript before 6 request one file at a time; all other callers request all files at once.
    const found =
      sourceFile === undefined
        ? program.getSourceFiles().flatMap((file) => checker.diagnosticsIn(file))
        : checker.diagnosticsForBuilderOf(sourceFile);
    return [...own, ...render(found)];
  };
  if (getBindAndCheckDiagnostics === undefined) return;
  program.getBindAndCheckDiagnostics = (sourceFile, token) => [
    ...getBindAndCheckDiagnostics(sourceFile, token),
    ...render(checker.diagnosticsForBuilderOf(sourceFile)),
  ];
}
