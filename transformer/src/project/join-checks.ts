/** Checks several projects and joins what was found in them. */
import type { Coverage } from "../4-check/coverage.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Sources } from "../diagnostics/formats/format.js";
import type { ProgramGraphs } from "./graphs/program-graphs.js";
import type { IncompleteVersion } from "./versions/incomplete-versions.js";
import type { ReadProject } from "./read-project.js";

/** The diagnostics and counts of all projects together. */
export interface CheckResult {
  /** Sorted by file and location, each once, however many projects contain the file. */
  readonly diagnostics: readonly Diagnostic[];
  /** The number of dataflow modules. */
  readonly moduleCount: number;
  /** How the modules were checked. */
  readonly counts: CheckCounts;
  /** The number of projects with dataflow modules. */
  readonly projectCount: number;
  /** The nodes with incomplete code versions; empty if versions were not computed. */
  readonly incomplete: readonly IncompleteVersion[];
  /** The texts of the files, for showing excerpts. */
  readonly sources: Sources;
  /** The dataflows of each project, for drawings and lists. */
  readonly graphs: readonly ProgramGraphs[];
}

/** How the modules were checked. */
export interface CheckCounts {
  /** The number of dataflows. */
  readonly dataflows: number;
  /** The number of modules that a dataflow of any project links. */
  readonly linked: number;
  /** The number of modules that no dataflow links. */
  readonly alone: number;
  /** The number of modules that were read from their declarations. */
  readonly declared: number;
  /** The number of edges from loaded data without a declared type, which are not checked. */
  readonly undeclaredEdges: number;
}

/** Checks every project, and joins the results. */
export function joinChecks(projects: readonly ReadProject[], sources: Sources): CheckResult {
  const checked = projects.map((project) => project.check());
  return {
    diagnostics: joinDiagnostics(checked.map(({ diagnostics }) => diagnostics)),
    moduleCount: new Set(projects.flatMap(({ modules }) => modules)).size,
    counts: toCounts(checked.map(({ coverage }) => coverage)),
    projectCount: projects.filter(({ modules }) => modules.length > 0).length,
    incomplete: joinIncomplete(projects.map((project) => project.findIncomplete())),
    sources,
    graphs: projects.map(({ graphs }) => graphs),
  };
}

/** Joins the diagnostics of several projects, which may have files in common. */
export function joinDiagnostics(found: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  const byKey = new Map(found.flat().map((each) => [toKey(each), each]));
  return [...byKey.values()].sort(byLocation);
}

/** Joins the nodes of several projects, which may have files in common. */
function joinIncomplete(found: readonly (readonly IncompleteVersion[])[]): readonly IncompleteVersion[] {
  return [...new Map(found.flat().map((each) => [`${each.file} ${each.node}`, each])).values()];
}

/** Counts every module once, however many projects contain it. */
function toCounts(covered: readonly Coverage[]): CheckCounts {
  const linked = new Set(covered.flatMap((each) => each.linked));
  const alone = new Set(covered.flatMap((each) => each.alone).filter((file) => !linked.has(file)));
  const declared = new Set(covered.flatMap((each) => each.declared));
  const dataflows = covered.reduce((sum, { dataflowCount }) => sum + dataflowCount, 0);
  const undeclaredEdges = covered.reduce((sum, each) => sum + each.undeclaredEdges, 0);
  return { dataflows, linked: linked.size, alone: alone.size, declared: declared.size, undeclaredEdges };
}

function toKey({ code, file, span, message }: Diagnostic): string {
  return JSON.stringify([code, file, span.start, message]);
}

function byLocation(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start || (a.code < b.code ? -1 : 1);
}
