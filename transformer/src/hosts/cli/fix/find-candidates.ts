/** Finds the fixes that may be applied without a question. */
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import type { ReadProgram } from "../../../project/workspace.js";
import { findSafeFix } from "../../editor/fixes/find-safe-fix.js";
import { EditorProject } from "../../editor/project/editor-project.js";

/** A fix, and what it fixes. */
export interface FixCandidate {
  /** What it fixes. */
  readonly diagnostic: Diagnostic;
  /** What it changes. */
  readonly fix: Fix;
}

/** The fixes of some diagnostics. */
export interface Candidates {
  /** Those that are safe, and change only the file of their diagnostic. */
  readonly safe: readonly FixCandidate[];
  /** The number of diagnostics of which all fixes are guesses. */
  readonly guesses: number;
}

/** Finds the fixes of diagnostics. */
export function findCandidates(diagnostics: readonly Diagnostic[], programs: readonly ReadProgram[]): Candidates {
  const projects = programs.map(toProject);
  const safe: FixCandidate[] = [];
  let guesses = 0;
  for (const diagnostic of diagnostics) {
    if (/[\\/]node_modules[\\/]/.test(diagnostic.file)) continue;
    const project = projects[programs.findIndex(({ program }) => program.getSourceFile(diagnostic.file) !== undefined)];
    if (project === undefined) continue;
    const found = findSafeFix(diagnostic, project);
    if (found.safe !== null) safe.push({ diagnostic, fix: found.safe });
    else if (found.all.length > 0) guesses++;
  }
  return { safe, guesses };
}

/** The project as fixes ask about it. Those that are safe ask for no references. */
function toProject({ program, typescript, entry }: ReadProgram): EditorProject {
  const nothing = (): undefined => undefined;
  const service = { getProgram: () => program, findReferences: nothing, getReferencesAtPosition: nothing };
  return new EditorProject({ ...service, findRenameLocations: nothing }, entry, typescript);
}
