/** One program, as editor features use it: its dataflow modules, and the dataflows that link them. */
import type ts from "typescript";
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import { findDataflow, isRuntimes } from "../../../4-check/find-dataflow.js";
import { findBarrelSources } from "../../../3-link/names/find-modules.js";
import { linkDataflow } from "../../../3-link/link-dataflow.js";
import { resolveCall } from "../../../3-link/resolve-call.js";
import type { Source } from "../../../3-link/edges/source.js";
import { modulesOf, type LinkedDataflow } from "../../../3-link/linked-dataflow.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import type { CallsIr, DataflowCallIr, RequestCallIr } from "../../../ir/calls.js";
import type { ModuleIr } from "../../../ir/module.js";
import type { Oracle } from "../../../oracle/oracle.js";
import { ProgramOracle } from "../../../oracle/program-oracle.js";
import type { CompiledModule } from "../../../compile-file.js";
import type { LinkedProgram } from "../../../compile-program.js";
import type { ResolvedOptions } from "../../../project/options/options.js";
import { findDeclared } from "../../../project/program/find-declared.js";
import type { ModuleCompiler } from "../../../project/program/module-compiler.js";
import { readCallsOf } from "../../../project/program/read-calls-of.js";
import type { TypeScript } from "../../../project/program/typescript.js";
import { EditorOracle } from "./editor-oracle.js";
import type { Memory, RememberedLink } from "./memory.js";

/** A program whose files are compiled on demand. */
export class EditorProgram {
  /** TypeScript's program. */
  readonly program: ts.Program;
  /** Answers questions about types. */
  readonly oracle: Oracle;
  /** The editor's TypeScript. */
  readonly typescript: TypeScript;
  readonly #compiler: ModuleCompiler;
  readonly #memory: Memory;
  #calls: readonly CallsIr[] | null = null;
  #dataflows: readonly LinkedDataflow[] | null = null;
  readonly #readable = new Map<string, boolean>();

  constructor(program: ts.Program, compiler: ModuleCompiler, memory: Memory, typescript: TypeScript) {
    this.program = program;
    this.typescript = typescript;
    this.#compiler = compiler;
    this.#memory = memory;
    memory.update(program, compiler);
    this.oracle = new EditorOracle(new ProgramOracle(program, typescript), memory, (file) => !this.isReadable(file));
  }

  /** The options of the plugin's entry, with all defaults filled in. */
  get options(): ResolvedOptions {
    return this.#compiler.options;
  }

  /**
   * Whether a file in which this program has no problems has none with another text either, because the text differs only
   * in bodies of functions. If TypeScript finds a syntax error in it, which has to be seen first, there are none too.
   */
  staysClean(file: string, text: string): boolean {
    const former = this.program.getSourceFile(file);
    if (former === undefined || !this.#memory.clean.has(file)) return false;
    // A cast: it has just the members that the compiler uses.
    const sourceFile = { fileName: file, isDeclarationFile: former.isDeclarationFile, text } as ts.SourceFile;
    if (!this.#compiler.isSameOutside(former, sourceFile)) return false;
    const ir = this.#compiler.compile(sourceFile)?.ir;
    if (ir) this.#memory.readable.set(file, ir);
    return true;
  }

  /** Reads the next state of a file for the next program. */
  prepare(sourceFile: ts.SourceFile): void {
    const former = this.program.getSourceFile(sourceFile.fileName);
    if (former === undefined) return;
    readCallsOf(sourceFile);
    if (this.#compiler.compile(sourceFile) !== null) this.#compiler.isSameOutside(former, sourceFile);
  }

  /** The compiled module of a file; null if the file is not a dataflow module. */
  compiled(file: string): CompiledModule | null {
    const sourceFile = this.program.getSourceFile(file);
    if (sourceFile === undefined) return null;
    const compiled = this.#compiler.compile(sourceFile);
    if (compiled?.ir) this.#memory.readable.set(file, compiled.ir);
    return compiled;
  }

  /** A dataflow module, in its current state or as it was when it could last be read; null for other files. */
  moduleOf(file: string): ModuleIr | null {
    const compiled = this.compiled(file);
    return compiled === null ? null : (compiled.ir ?? this.#memory.readable.get(file) ?? null);
  }

  /** Whether the known state of a file is its current state. */
  isReadable(file: string): boolean {
    const known = this.#readable.get(file);
    if (known !== undefined) return known;
    const isReadable = this.compiled(file)?.ir !== null;
    this.#readable.set(file, isReadable);
    return isReadable;
  }

  /**
   * The diagnostics of the dataflows in one file.
   *
   * @param check - Finds them; not called if nothing has changed since it found none, except in bodies of functions.
   */
  linkedDiagnostics(file: string, check: () => readonly Diagnostic[]): readonly Diagnostic[] {
    if (this.#memory.clean.has(file)) return [];
    const found = check();
    if (found.length === 0) this.#memory.clean.add(file);
    return found;
  }

  /** The calls with which a file builds dataflows and requests outputs; null if there are none. */
  callsOf(file: string): CallsIr | null {
    const sourceFile = this.program.getSourceFile(file);
    const calls = sourceFile === undefined ? "none" : readCallsOf(sourceFile);
    return calls === "none" ? null : calls;
  }

  /** All dataflows of the program, linked. */
  get dataflows(): readonly LinkedDataflow[] {
    this.#dataflows ??= this.#linkAll();
    return this.#dataflows;
  }

  /** The dataflows that link a module. */
  dataflowsWith(file: string): readonly LinkedDataflow[] {
    return this.dataflows.filter((dataflow) => [...modulesOf(dataflow)].some((module) => module.file === file));
  }

  /** The program as checks read it. */
  get linked(): LinkedProgram {
    const findSource = (file: string): Source => this.#findSource(file);
    return { files: this.calls, dataflows: this.dataflows, findSource, oracle: this.oracle };
  }

  /** The calls of all files that build dataflows or request outputs. */
  get calls(): readonly CallsIr[] {
    this.#calls ??= this.program.getSourceFiles().flatMap((sourceFile) => {
      const calls = readCallsOf(sourceFile);
      return calls === "none" ? [] : [calls];
    });
    return this.#calls;
  }

  /** The dataflow of a request. */
  dataflowOf(file: string, request: RequestCallIr): LinkedDataflow | null {
    return findDataflow(request.dataflow, file, this.dataflows, this.oracle);
  }

  #linkAll(): readonly LinkedDataflow[] {
    return this.calls.flatMap(({ file, dataflows }) =>
      dataflows.flatMap((call, index) => {
        if (!isRuntimes({ file, span: call.calleeSpan }, this.oracle)) return [];
        const key = `${file}:${index}`;
        const link = this.#link(file, call, this.#memory.links.get(key) ?? null);
        this.#memory.links.set(key, link);
        return [link.dataflow];
      }),
    );
  }

  /** @param before - The dataflow at the same place in the last program. */
  #link(file: string, call: DataflowCallIr, before: RememberedLink | null): RememberedLink {
    const findSource = (found: string): Source => this.#findSource(found);
    const sources = (call.modules ?? []).flatMap((span) => {
      const found = this.oracle.findModule({ file, span });
      return found === null ? [null] : findBarrelSources(found, findSource, this.oracle);
    });
    const files = call.materializers === null ? [] : this.calls.filter(({ constants }) => constants.length > 0);
    const from = [...sources, ...files];
    const isSame =
      before?.sources.length === from.length && before.sources.every((each, index) => each === from[index]);
    const { epoch } = this.#memory;
    // Modifiers may take constants from any file.
    if (before?.call === call && isSame && before.epoch === epoch) return before;
    const resolved = resolveCall(file, call, findSource, this.oracle, files);
    const dataflow = linkDataflow(resolved, findSource, this.oracle, "check", before?.dataflow ?? null);
    return { call, sources: from, dataflow, epoch };
  }

  #findSource(file: string): Source {
    const sourceFile = this.program.getSourceFile(file);
    if (sourceFile === undefined) return null;
    if (sourceFile.isDeclarationFile) return findDeclared(sourceFile, this.#compiler);
    if (this.compiled(file) !== null) return this.moduleOf(file);
    // A hand-written or generated manifest is left alone.
    if (sourceFile.text.includes(MANIFEST_EXPORT)) return null;
    return this.#compiler.barrel(sourceFile) ?? "plain";
  }
}
