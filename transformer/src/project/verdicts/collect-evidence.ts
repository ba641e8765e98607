/** Collects what a verdict is remembered with. */
import type { CheckStart } from "./check-start.js";
import { collectDependencies, type JudgedProject } from "./collect-dependencies.js";
import type { Dependencies } from "./dependencies.js";
import { collectTexts, type JudgedText } from "./source-texts.js";

/** What shows later that a verdict still holds. */
export interface Evidence {
  /** What the verdict depends on. */
  readonly dependencies: Dependencies;
  /** The sources that were judged, by path. */
  readonly texts: Readonly<Record<string, JudgedText>>;
}

/**
 * Collects the evidence of a verdict.
 *
 * @param start - The start of the check.
 * @param files - Further files on which it depends.
 * @returns Null if the verdict cannot be remembered.
 */
export function collectEvidence(
  projects: readonly JudgedProject[],
  start: CheckStart,
  files: readonly string[],
): Evidence | null {
  const dependencies = collectDependencies(projects, start, files);
  return dependencies && { dependencies, texts: collectTexts(projects) };
}
