/** The state that is kept between the programs of a project, so that a keystroke costs only what it changes. */
import type ts from "typescript";
import type { Source } from "../../../3-link/edges/source.js";
import type { LinkedDataflow } from "../../../3-link/linked-dataflow.js";
import type { CallsIr, DataflowCallIr } from "../../../ir/calls.js";
import type { ModuleIr } from "../../../ir/module.js";

/** A linked dataflow, and the modules from which it was linked. */
export interface RememberedLink {
  /** The modules, and the files with constants, from which the dataflow was linked. */
  readonly sources: readonly (Source | CallsIr)[];
  /** The linked dataflow. */
  readonly dataflow: LinkedDataflow;
}

/** The memory of one project. */
export class Memory {
  /** The last readable state of each module, by file, because a module often has syntax errors while it is being edited. */
  readonly readable: Map<string, ModuleIr> = new Map();
  /** Linked dataflows by call. When a file is read again, its calls are new objects. */
  readonly links: WeakMap<DataflowCallIr, RememberedLink> = new WeakMap();
  /** The file of the module that an expression in a call refers to, by the expression's file and offset. */
  readonly modules: Map<string, string | null> = new Map();
  #files: readonly ts.SourceFile[] = [];

  /**
   * Forgets everything that may have changed with the files of a program.
   *
   * The modules that the expressions in calls refer to depend on the files with the calls and on those that they
   * import, but not on the contents of dataflow modules, and those change most often.
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
