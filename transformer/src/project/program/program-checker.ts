/** Checks a whole program once, and returns the diagnostics file by file. */
import type ts from "typescript";
import { adjustDiagnostics, toFound } from "../../4-check/adjust-diagnostics.js";
import type { Coverage } from "../../4-check/coverage.js";
import { checkProgram, type CheckedDataflows } from "../../compile-program.js";
import type { FoundFromCalls } from "../../4-check/findings.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Location } from "../../ir/span.js";
import { isInText } from "../../oracle/find/is-in-text.js";
import type { ProgramMemory } from "../verdicts/program-memory.js";
import { updateVersions } from "./builder-versions.js";
import type { ModuleCompiler } from "./module-compiler.js";
import { hasDataflows, readCallsOf } from "./read-calls-of.js";
import { resolveProgramOf } from "./resolve-program-of.js";
import type { TypeScript } from "./typescript.js";

/** The checks of one program that need all of its files. */
export class ProgramChecker {
  readonly #program: ts.Program;
  readonly #compiler: ModuleCompiler;
  readonly #typescript: TypeScript;
  readonly #memory: ProgramMemory | null;
  #found: readonly FoundFromCalls[] | null = null;
  #checked: CheckedDataflows | null = null;

  /** @param memory - Remembers what is found from one process to the next; null if it is not remembered. */
  constructor(
    program: ts.Program,
    compiler: ModuleCompiler,
    typescript: TypeScript,
    memory: ProgramMemory | null = null,
  ) {
    this.#program = program;
    this.#compiler = compiler;
    this.#typescript = typescript;
    this.#memory = memory;
    updateVersions(program, compiler, (sourceFile) => readCallsOf(sourceFile) !== "none");
  }

  /** The diagnostics in a file, at the locations of the mistakes. */
  diagnosticsIn({ fileName }: ts.SourceFile): readonly Diagnostic[] {
    return this.#check().flatMap(({ diagnostic }) => (diagnostic.file === fileName ? [diagnostic] : []));
  }

  /**
   * The diagnostics of a file, of the dataflows that it builds, and of its requests.
   *
   * A builder asks again only for files that a change reaches through their imports. The file with the call imports all
   * modules of its dataflow, but the modules do not import each other. Therefore the call is the location of the
   * diagnostic, and the location of the mistake is a related one.
   */
  diagnosticsForBuilderOf({ fileName }: ts.SourceFile): readonly Diagnostic[] {
    return this.#check().flatMap(({ diagnostic, calls }) => {
      const call = calls.find(({ file }) => file === fileName);
      if (call === undefined) return [];
      if (diagnostic.file === fileName) return [diagnostic];
      const mistake = { file: diagnostic.file, span: diagnostic.span, message: "It is here." };
      return [{ ...diagnostic, ...call, related: [mistake, ...diagnostic.related] }];
    });
  }

  /** All diagnostics, including those of the options. */
  all(): readonly Diagnostic[] {
    return [...this.#compiler.options.diagnostics, ...this.#check().map(({ diagnostic }) => diagnostic)];
  }

  /** How the dataflow modules were checked. */
  get coverage(): Coverage {
    return this.#checkDataflows().coverage;
  }

  #check(): readonly FoundFromCalls[] {
    this.#found ??= this.#memory?.recall() ?? this.#checkAndKeep();
    return this.#found;
  }

  #checkAndKeep(): readonly FoundFromCalls[] {
    const found = this.#checkNow();
    this.#memory?.keep(found);
    return found;
  }

  #checkNow(): readonly FoundFromCalls[] {
    const found = [...this.#checkModules(), ...this.#checkDataflows().found];
    const firstCall = this.#findFirstCall();
    const files = this.#program.getSourceFiles().flatMap((sourceFile) => {
      const { fileName: file, text, isDeclarationFile } = sourceFile;
      const isInside = (offset: number): boolean => isInText(sourceFile, offset, this.#typescript);
      // All files with calls are checked again when a file with expectations changes; the first one represents them
      // all.
      const calls = firstCall === null || readCallsOf(sourceFile) !== "none" ? [] : [firstCall];
      return isDeclarationFile ? [] : [{ file, text, isInText: isInside, calls }];
    });
    return adjustDiagnostics(found, files, this.#compiler.options.severities);
  }

  #findFirstCall(): Location | null {
    for (const sourceFile of this.#program.getSourceFiles()) {
      const calls = readCallsOf(sourceFile);
      const [first] = calls === "none" ? [] : calls.dataflows;
      if (first !== undefined) return { file: sourceFile.fileName, span: first.calleeSpan };
    }
    return null;
  }

  #checkModules(): readonly FoundFromCalls[] {
    return this.#program.getSourceFiles().flatMap((sourceFile) => {
      const diagnostics = this.#compiler.compile(sourceFile)?.diagnostics ?? [];
      return diagnostics.map(toFound);
    });
  }

  #checkDataflows(): CheckedDataflows {
    this.#checked ??= this.#checkDataflowsNow();
    return this.#checked;
  }

  #checkDataflowsNow(): CheckedDataflows {
    const sourceFiles = this.#program.getSourceFiles();
    const modules = sourceFiles.flatMap((sourceFile) => this.#compiler.compile(sourceFile)?.ir ?? []);
    if (modules.length === 0 && !sourceFiles.some(hasDataflows)) return NOTHING;
    return checkProgram(resolveProgramOf(this.#program, this.#compiler, this.#typescript), modules);
  }
}

const NOTHING: CheckedDataflows = {
  found: [],
  coverage: { dataflowCount: 0, linked: [], alone: [], declared: [], undeclaredEdges: 0 },
};
