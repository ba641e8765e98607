/** The shape of a rule that checks one dataflow: the modules of one call, linked. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Oracle } from "../oracle/oracle.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";

/** A rule: a kind of diagnostic with the check that finds its occurrences. */
export interface GraphRule<Data = never> extends DiagnosticKind<Data> {
  /** Whether the same message is reported only once per program, even if several dataflows have it. */
  readonly isOnce?: true;
  /**
   * Reports every occurrence in the dataflow.
   *
   * @param only - The file to report on if not all are wanted; occurrences in other files may be left out.
   */
  check(dataflow: LinkedDataflow, oracle: Oracle, only?: string): readonly Diagnostic[];
}
