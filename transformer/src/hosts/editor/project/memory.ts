/** The state that is kept between the programs of a project, so that a keystroke costs only what it changes. */
import type ts from "typescript";
import type { Source } from "../../../3-link/edges/source.js";
import type { LinkedDataflow } from "../../../3-link/linked-dataflow.js";
import type { CallsIr, DataflowCallIr } from "../../../ir/calls.js";
import type { ModuleIr } from "../../../ir/module.js";
import type { ModuleCompiler } from "../../../project/program/module-compiler.js";

/** A linked dataflow, and everything from which it was linked. */
export interface RememberedLink {
  /** The call. When a file is read again, its calls are new objects. */
  readonly call: DataflowCallIr;
  /** The modules, and the files with constants, from which the dataflow was linked. */
  readonly sources: readonly (Source | CallsIr)[];
  /** The linked dataflow. */
  readonly dataflow: LinkedDataflow;
  /** The epoch in which it was linked. */
  readonly epoch: number;
}

/** The memory of one project. */
export class Memory {
  /** The last readable state of each module, by file, because a module often has syntax errors while it is being edited. */
  readonly readable: Map<string, ModuleIr> = new Map();
  /**
   * Linked dataflows by their files and their places among the calls of the file. They stay while the file has syntax
   * errors and thus no calls.
   */
  readonly links: Map<string, RememberedLink> = new Map();
  /** The file of the module that an expression in a call refers to, by the expression's file and offset. */
  readonly modules: Map<string, string | null> = new Map();
  /** The files in which the dataflows of the last program have no problems. */
  readonly clean: Set<string> = new Set();
  #epoch = 0;
  #files: readonly ts.SourceFile[] = [];
  #options: ts.CompilerOptions = {};

  /** The number of times that something else than the bodies of functions has changed, in any file. */
  get epoch(): number {
    return this.#epoch;
  }

  /**
   * Forgets everything that may have changed with the files of a program.
   *
   * The modules that the expressions in calls refer to depend on the files with the calls and on those that they
   * import, but not on the contents of dataflow modules, and those change most often. What no dataflow has problems with
   * stays so while the edits are in bodies of functions that nothing else looks into.
   *
   * @param compiler - The compiler of the program.
   */
  update(program: ts.Program, compiler: Pick<ModuleCompiler, "compile" | "isSameOutside">): void {
    const [before, files] = [this.#files, program.getSourceFiles()];
    const options = program.getCompilerOptions();
    if (!isSame(this.#options, options)) this.clean.clear();
    this.#options = options;
    this.#files = files;
    if (files.length !== before.length) this.#forgetLinks(new Set(files.map(({ fileName }) => fileName)));
    const isModule = (file: ts.SourceFile): boolean => compiler.compile(file) !== null;
    const edits = files.flatMap((file, index) => (before[index] === file ? [] : [{ file, former: before[index] }]));
    const areAll = (isAllowed: (former: ts.SourceFile, file: ts.SourceFile) => boolean): boolean =>
      before.length === files.length &&
      edits.every(({ former, file }) => former?.fileName === file.fileName && isAllowed(former, file));
    if (!areAll((former, file) => compiler.isSameOutside(former, file))) {
      this.clean.clear();
      this.#epoch++;
    }
    if (!areAll((former, file) => isModule(former) && isModule(file))) this.modules.clear();
  }

  /** Forgets the dataflows of files that are no longer in the program. */
  #forgetLinks(files: ReadonlySet<string>): void {
    for (const [key, { dataflow }] of this.links) if (!files.has(dataflow.file)) this.links.delete(key);
  }
}

/** Whether two options are the same; their lists and objects are new ones whenever a tsconfig is read again. */
function isSame(one: ts.CompilerOptions, other: ts.CompilerOptions): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.is(one[key], other[key]));
}
