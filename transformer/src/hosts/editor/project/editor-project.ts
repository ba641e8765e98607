/** A project that is open in an editor. */
import type ts from "typescript";
import { ProgramGraphs } from "../../../project/graphs/program-graphs.js";
import { ModuleCompiler } from "../../../project/program/module-compiler.js";
import type { TypeScript } from "../../../project/program/typescript.js";
import { EditorProgram } from "./editor-program.js";
import { Memory } from "./memory.js";

/** What is asked of TypeScript about a project. TypeScript's own language service answers, or TypeScript 7. */
export type EditorService = Pick<
  ts.LanguageService,
  "getProgram" | "findReferences" | "getReferencesAtPosition" | "findRenameLocations"
>;

/** Follows the programs of a project: every edit creates a new one. */
export class EditorProject {
  /** The editor's TypeScript. */
  readonly typescript: TypeScript;
  /** TypeScript's own language service, without the plugin's features. */
  readonly languageService: EditorService;
  #entry: Readonly<Record<string, unknown>>;
  #memory = new Memory();
  #current: EditorProgram | null = null;
  /** The files that have changed since the current program. */
  readonly #changed = new Set<string>();

  /** @param entry - The plugin's entry in the tsconfig. */
  constructor(languageService: EditorService, entry: Readonly<Record<string, unknown>>, typescript: TypeScript) {
    this.languageService = languageService;
    this.typescript = typescript;
    this.#entry = entry;
  }

  /** Applies a changed entry of the tsconfig. */
  configure(entry: Readonly<Record<string, unknown>>): void {
    this.#entry = entry;
    this.#memory = new Memory();
    this.#current = null;
  }

  /**
   * The current program.
   *
   * @throws Error if TypeScript has none, as for a project that is too large.
   */
  get program(): EditorProgram {
    const program = this.languageService.getProgram();
    if (program === undefined) throw new Error("There is no program.");
    if (this.#current?.program !== program)
      this.#current = new EditorProgram(program, this.#createCompiler(program), this.#memory, this.typescript);
    this.#changed.clear();
    return this.#current;
  }

  /** Announces that files were edited, changed on the disk, created or deleted, for {@link staysClean}. */
  invalidate(files: readonly string[]): void {
    for (const file of files) this.#changed.add(file);
  }

  /**
   * Whether a file without problems still has none after an edit, as far as it is known without TypeScript: if nothing
   * but bodies of its functions has changed since the current program. All changes have to be announced.
   *
   * @param text - The text of the file as it is now.
   */
  staysClean(file: string, text: string): boolean {
    const isOnly = this.#changed.size === 1 && this.#changed.has(file);
    return isOnly && this.#current?.staysClean(file, text) === true;
  }

  /** Reads an edited file before TypeScript has a program with it. */
  prepare(sourceFile: ts.SourceFile): void {
    this.#current?.prepare(sourceFile);
  }

  /**
   * The graphs of the current program, for drawings.
   *
   * @throws Error as `program` does.
   */
  get graphs(): ProgramGraphs {
    const { program } = this.program;
    return new ProgramGraphs(program, this.#createCompiler(program), this.typescript);
  }

  #createCompiler(program: ts.Program): ModuleCompiler {
    return new ModuleCompiler(program, this.#entry, this.typescript.sys.fileExists, "diagnostics");
  }
}
