/** Recalls the verdict of `icosian check`. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { CheckCounts } from "../join-checks.js";
import type { KnownVerdict, VerdictMemory } from "./verdict-memory.js";

/** The verdict on projects, as plain data. */
export interface CheckVerdict {
  /** The diagnostics of all projects, sorted. */
  readonly diagnostics: readonly Diagnostic[];
  /** The number of dataflow modules. */
  readonly moduleCount: number;
  /** How the modules were checked. */
  readonly counts: CheckCounts;
  /** The number of projects with dataflow modules. */
  readonly projectCount: number;
}

/**
 * Recalls the verdict of an earlier check.
 *
 * @returns Null if it has to be checked again.
 */
export async function recallCheck(memory: VerdictMemory<CheckVerdict>): Promise<CheckVerdict | null> {
  const known = memory.recall();
  return known === null || known.changed.length === 0 ? (known?.verdict ?? null) : recallEdited(known, memory);
}

/** A project without problems has none after edits that nothing else sees. */
async function recallEdited(
  known: KnownVerdict<CheckVerdict>,
  memory: VerdictMemory<CheckVerdict>,
): Promise<CheckVerdict | null> {
  const { changed, compilers, verdict } = known;
  const [configFile, ...others] = Object.keys(compilers);
  const texts = memory.readTexts(known);
  if (configFile === undefined || others.length > 0 || verdict.diagnostics.length > 0) return null;
  if (texts === null || memory.folder === null) return null;
  try {
    const { findBodyEdits } = await import("./find-body-edits.js");
    const edits = await findBodyEdits(changed, configFile, texts, memory.folder);
    if (edits === null) return null;
    memory.renew(known, texts, edits);
    return verdict;
  } catch {
    // Whatever is wrong with a file is found by a check.
    return null;
  }
}
