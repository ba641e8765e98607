/** How much of a program was checked, for the summary of a check. */
import { countUndeclared } from "../3-link/edges/edges.js";
import { modulesOf, type LinkedDataflow } from "../3-link/linked-dataflow.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { ModuleIr } from "../ir/module.js";
import type { Oracle } from "../oracle/oracle.js";

/** The files of the program's modules, by the way in which they were checked. */
export interface Coverage {
  /** The number of calls of `dataflow(…)`. */
  readonly dataflowCount: number;
  /** Source files that dataflows link or run in subdags. */
  readonly linked: readonly string[];
  /** Source files that no dataflow of the program links; each is checked by itself. */
  readonly alone: readonly string[];
  /** Declaration files of modules that dataflows link. */
  readonly declared: readonly string[];
  /** The number of edges from loaded data without a declared type, which are not checked. */
  readonly undeclaredEdges: number;
}

/** Counts what was checked, and what was not. */
export function toCoverage(
  dataflows: readonly LinkedDataflow[],
  modules: readonly ModuleIr[],
  oracle: Oracle,
): Coverage {
  const linkedFiles = new Set(dataflows.flatMap((each) => Array.from(modulesOf(each), ({ file }) => file)));
  const files = modules.map(({ file }) => file);
  return {
    dataflowCount: dataflows.length,
    linked: files.filter((file) => linkedFiles.has(file)),
    alone: files.filter((file) => !linkedFiles.has(file)),
    declared: [...linkedFiles].filter(isDeclarationFile),
    undeclaredEdges: dataflows.reduce((sum, dataflow) => sum + countUndeclared(dataflow, oracle), 0),
  };
}
