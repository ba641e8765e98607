/** What is kept from one program of a project to the next, so that a keystroke costs what it changes. */
import type ts from "typescript";
import type { Source } from "../../../3-link/edges/source.js";
import type { LinkedDataflow } from "../../../3-link/linked-dataflow.js";
import type { DataflowCallIr } from "../../../ir/calls.js";
import type { ModuleIr } from "../../../ir/module.js";

/** A linked dataflow, and what it was linked from. */
export interface RememberedLink {
  readonly sources: readonly Source[];
  readonly dataflow: LinkedDataflow;
}

/** The memory of one project. */
export class Memory {
  /** What a module said when its syntax could last be read, by file: while somebody types it often cannot. */
  readonly readable: Map<string, ModuleIr> = new Map();
  /** By call; a call is made anew when its file is read anew. */
  readonly links: WeakMap<DataflowCallIr, RememberedLink> = new WeakMap();
  /** The file of the module that an expression of a call stands for, by file and offset. */
  readonly modules: Map<string, string | null> = new Map();
  #files: readonly ts.SourceFile[] = [];

  /**
   * Forgets what may have changed with the files of a program.
   *
   * Which modules the expressions of calls stand for depends on the files with the calls, and on those that they
   * import, but not on what is in a dataflow module, and that is what mostly changes.
   *
   * @param isModule - Whether a source file is a dataflow module.
   */
  update(files: readonly ts.SourceFile[], isModule: (sourceFile: ts.SourceFile) => boolean): void {
    const before = this.#files;
    this.#files = files;
    const isSame = (file: ts.SourceFile, index: number): boolean => {
      const former = before[index];
      if (former === file) return true;
      return former?.fileName === file.fileName && isModule(former) && isModule(file);
    };
    if (before.length === files.length && files.every(isSame)) return;
    this.modules.clear();
  }
}
