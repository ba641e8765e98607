/** Chooses the fixes that are applied at the same time. */
import type { TextEdit } from "../../../diagnostics/diagnostic.js";
import type { FixCandidate } from "./find-candidates.js";

/**
 * Chooses fixes whose edits do not touch each other, the first ones first. The others can be found again afterwards.
 *
 * @param careful - Files to which only one fix at a time is applied.
 * @returns The fixes by file, with each edit once.
 */
export function chooseRound(
  candidates: readonly FixCandidate[],
  careful: ReadonlySet<string>,
): ReadonlyMap<string, readonly FixCandidate[]> {
  const chosen = new Map<string, FixCandidate[]>();
  for (const candidate of candidates) {
    const { file } = candidate.diagnostic;
    const others = chosen.get(file) ?? [];
    if (others.length > 0 && careful.has(file)) continue;
    const edits = others.flatMap(({ fix }) => fix.edits);
    const isFree = candidate.fix.edits.every((edit) => edits.every((other) => isApart(edit, other)));
    if (isFree) chosen.set(file, [...others, candidate]);
  }
  return chosen;
}

/** The edits of some fixes, each once: two fixes may add the same import. */
export function editsOf(candidates: readonly FixCandidate[]): readonly TextEdit[] {
  const edits = candidates.flatMap(({ fix }) => fix.edits);
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}

function isApart(a: TextEdit, b: TextEdit): boolean {
  if (a.span.end < b.span.start || b.span.end < a.span.start) return true;
  // Whole lines at one place are imports, whose order does not matter.
  return (
    a.span.start === b.span.start && [a, b].every(({ text, span }) => span.start === span.end && text.endsWith("\n"))
  );
}
