/** Keeps the graph of a dataflow up to date while its project is edited. */
import type { ExecutionExport } from "@icosian/runtime/tooling";
import type { PageProblem } from "@icosian/runtime/visualize";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import type { Location } from "../../../ir/span.js";
import { describeFault } from "../../describe-fault.js";
import { Misuse } from "../../misuse.js";
import type { ReadResult, Workspace } from "../../workspace.js";
import { chooseDataflow, distinct, type DataflowChoice } from "../choose-dataflow.js";
import type { ProgramGraphs, ProjectDataflow } from "../program-graphs.js";
import { toProblems, type ProblemTarget } from "./to-problems.js";

/** What is shown of a dataflow. */
export interface ShownGraph {
  /** The dataflow, in its last state that could be read as a whole. */
  readonly dataflow: ProjectDataflow;
  /** What the user wants to see of its graph. */
  readonly view: ExecutionExport;
  /** What is wrong with it now. */
  readonly problems: readonly PageProblem[];
}

/** What the follower asks of its owner. */
export interface FollowerOutput {
  /** Receives what is to be shown; the same again if nothing has changed. */
  show(shown: ShownGraph): void;
  /** Called between a graph and its check, which takes longer. Returns whether to check now, or to read again first. */
  isCheckWanted(): Promise<boolean>;
}

/** A dataflow that is followed through edits. */
export class GraphFollower {
  readonly #workspace: Workspace;
  readonly #choice: DataflowChoice;
  readonly #select: (graph: ExecutionExport) => ExecutionExport;
  #good: (ProblemTarget & Omit<ShownGraph, "problems">) | null = null;
  /** The problems that the last check found. */
  #checked: readonly PageProblem[] = [];

  /** @param select - Selects what is shown; it throws if names that it needs are not in the graph. */
  constructor(workspace: Workspace, choice: DataflowChoice, select: (graph: ExecutionExport) => ExecutionExport) {
    this.#workspace = workspace;
    this.#choice = choice;
    this.#select = select;
  }

  /**
   * Shows the graph as it is now, as soon as it is linked, then again with what the check finds. While it cannot be
   * read, its last good state is shown, with the reason.
   *
   * @param changed - Absolute paths of the files that have changed; empty at first.
   * @throws Misuse if it cannot be read at first.
   */
  async update(changed: readonly string[], { show, isCheckWanted }: FollowerOutput): Promise<void> {
    try {
      const read = await this.#workspace.read(changed);
      const faults = this.#findSyntaxErrors(read);
      if (this.#good !== null && faults.length > 0) {
        show({ ...this.#good, problems: toProblems(faults, this.#good, toSourceIn(read.graphs)) });
        return;
      }
      const found = this.#choose(read.graphs);
      const isLess = this.#good !== null && this.#good.dataflow.isWhole && !found.isWhole;
      if (this.#good === null || !isLess) this.#good = this.#toGood(found, read.graphs);
      const good = this.#good;
      show({ ...good, problems: this.#checked });
      if (!(await isCheckWanted())) return;
      const { diagnostics } = read.check();
      this.#checked = toProblems(diagnostics, good, toSourceIn(read.graphs));
      show({ ...good, problems: this.#checked });
    } catch (error) {
      if (this.#good === null) throw error;
      show({ ...this.#good, problems: [toProblem(error)] });
    }
  }

  /** The syntax errors in files that could be read when what is shown was. */
  #findSyntaxErrors({ findSyntaxErrors }: ReadResult): readonly Diagnostic[] {
    if (this.#good === null) return [];
    const { dataflow, modules } = this.#good;
    const files = new Set([...modules.map(({ file }) => file), dataflow.file]);
    return findSyntaxErrors().filter((each) => files.has(each.file));
  }

  #choose(graphs: readonly ProgramGraphs[]): ProjectDataflow {
    const before = this.#good?.dataflow ?? null;
    const isSame = ({ file, name }: ProjectDataflow): boolean => file === before?.file && name === before.name;
    try {
      const found = chooseDataflow(graphs, this.#choice);
      if (before === null || before.file === null || found.file !== null) return found;
      throw new Misuse(`${before.source} no longer builds a dataflow.`);
    } catch (error) {
      // Another dataflow has come, so that the choice has become ambiguous.
      const same = before?.file == null ? undefined : distinct(graphs.flatMap((each) => each.dataflows)).find(isSame);
      if (same === undefined) throw error;
      return same;
    }
  }

  #toGood(dataflow: ProjectDataflow, graphs: readonly ProgramGraphs[]): ProblemTarget & Omit<ShownGraph, "problems"> {
    const modules = graphs.flatMap((each) => each.readModules(dataflow.moduleFiles));
    return { dataflow, modules, view: this.#select(dataflow.graph) };
  }
}

function toSourceIn(graphs: readonly ProgramGraphs[]): (location: Location) => string | null {
  return (location) => graphs.find((each) => each.has(location.file))?.sourceOf(location) ?? null;
}

/** A fault of the whole project as a problem of no node. */
function toProblem(error: unknown): PageProblem {
  const [, code = "", message = ""] = /^(ICO\d+)? ?([^]*)$/.exec(describeFault(error).trim()) ?? [];
  return { node: "", severity: "error", code, message, location: null };
}
