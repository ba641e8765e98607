/** The results of all checks of a run, as plain data. */
import type { QualityResult } from "./quality-results.js";

/** What the checks of one run have found. */
export interface QualitySummary {
  /** Unique for each execution; null before the first one. */
  readonly runId: string | null;
  /** Whether everything that was checked passes. */
  readonly passes: boolean;
  /** The number of lines that pass. */
  readonly passed: number;
  /** The number of lines that do not pass, and are warnings. */
  readonly warned: number;
  /** The number of lines that do not pass, and make their nodes fail. */
  readonly failed: number;
  /** One line for each check of a node, or of a column of a node's table. */
  readonly results: readonly QualityResult[];
}
