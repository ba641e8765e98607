/** Reads the graphs of a project once, for commands that draw or list. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { lineFormat } from "../../diagnostics/formats/line-format.js";
import { findConfigFile } from "../options/read-config.js";
import { Progress } from "../progress.js";
import { Workspace } from "../workspace.js";
import type { DataflowChoice } from "./choose-dataflow.js";
import { findFaults, type DataflowFaults } from "./find-faults.js";
import type { ProgramGraphs, ProjectDataflow } from "./program-graphs.js";

/** The number of errors that a command shows. */
const MOST_LINES = 5;

/** The project and the dataflow that a command is about. */
export interface GraphsRequest extends DataflowChoice {
  /** Path of a tsconfig, or of a folder with one, relative to the current folder. */
  readonly project: string;
}

/** What a command works with. It is valid until the command returns. */
export interface ReadGraphs {
  /** The graphs of each project. */
  readonly graphs: readonly ProgramGraphs[];
  /** Finds the errors that concern a dataflow. */
  readonly findFaults: (dataflow: Pick<ProjectDataflow, "file" | "moduleFiles">) => DataflowFaults;
  /** Writes the first errors, a line each. */
  readonly toLines: (errors: readonly Diagnostic[]) => string;
  /** The dataflow modules with errors, as the host names the files. */
  readonly faultyModules: readonly string[];
}

/**
 * Checks a project and passes its graphs to a command.
 *
 * @throws Misuse if the project cannot be read.
 */
export async function readGraphs<Result>(
  { project }: Pick<GraphsRequest, "project">,
  use: (read: ReadGraphs) => Result | Promise<Result>,
): Promise<Result> {
  const progress = new Progress(process.stderr);
  const workspace = new Workspace(findConfigFile(project), progress, {}, "manifest");
  try {
    const result = await workspace.check([]);
    progress.clear();
    const { graphs, diagnostics } = result;
    const faulty = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file));
    const faultyModules = [...faulty].filter((file) => graphs.some((each) => each.isModule(file)));
    const toLines = (errors: readonly Diagnostic[]): string => lineFormat(errors.slice(0, MOST_LINES), result.sources);
    return await use({ graphs, toLines, findFaults: (dataflow) => findFaults(result, dataflow), faultyModules });
  } finally {
    progress.clear();
    workspace.close();
  }
}
