/** Finds the fixes of a diagnostic. */
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import type { EditorProject } from "../project/editor-project.js";
import { fixersBySlug } from "./fixers.js";

/** The fixes that need a program, or those that the diagnostic itself contains. */
export function findFixes(diagnostic: Diagnostic, project: EditorProject): readonly Fix[] {
  return fixersBySlug.get(diagnostic.slug)?.(diagnostic, project) ?? diagnostic.fixes;
}
