/** Finds the fix that may be applied without a question. */
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import type { EditorProject } from "../project/editor-project.js";
import { findFixes } from "./find-fixes.js";

/** The fixes of a diagnostic, and the one that nobody has to choose. */
export interface FixChoice {
  /** All fixes. */
  readonly all: readonly Fix[];
  /** The only one that is safe, if it changes no other file; null if there is none. */
  readonly safe: Fix | null;
}

/** Finds the fixes of a diagnostic, and which of them is safe. */
export function findSafeFix(diagnostic: Diagnostic, project: EditorProject): FixChoice {
  const all = findFixes(diagnostic, project);
  const [safe = null, other] = all.filter(
    ({ isSafe, edits }) => isSafe === true && edits.every(({ file }) => file === diagnostic.file),
  );
  return { all, safe: other === undefined ? safe : null };
}
