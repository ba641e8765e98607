/** The shape of a rule that judges one dataflow: the modules of one call, linked. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Oracle } from "../oracle/oracle.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";

/** One rule: what it says, and how it finds where to say it. */
export interface GraphRule<Data = never> extends DiagnosticKind<Data> {
  /** Whether it says of a whole program what it has said of one dataflow only once. */
  readonly isOnce?: true;
  /**
   * Reports every location of the dataflow that the rule speaks of.
   *
   * @param only - The file whose locations are wanted, where not all are: what stands in others may be left out.
   */
  check(dataflow: LinkedDataflow, oracle: Oracle, only?: string): readonly Diagnostic[];
}
