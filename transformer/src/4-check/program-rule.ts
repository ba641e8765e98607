/** The shape of a rule that checks a whole program: all its dataflows and all requests to them. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";
import type { LinkedRequest } from "../3-link/linked-request.js";

/** A dataflow with all requests of the program to it. */
export interface AskedDataflow {
  /** The dataflow, linked. */
  readonly dataflow: LinkedDataflow;
  /** The requests of the program to the dataflow. */
  readonly requests: readonly LinkedRequest[];
}

/** A diagnostic with the dataflow in which it was found. */
export interface FoundInDataflow {
  /** The dataflow with the mistake. */
  readonly dataflow: LinkedDataflow;
  /** The diagnostic, at the location of the mistake. */
  readonly diagnostic: Diagnostic;
}

/** A rule: a kind of diagnostic with the check that finds its occurrences. */
export interface ProgramRule<Data = never> extends DiagnosticKind<Data> {
  /**
   * Reports every occurrence in the program.
   *
   * @param only - The file to report on if not all are wanted; occurrences in other files may be left out.
   */
  check(dataflows: readonly AskedDataflow[], only?: string): readonly FoundInDataflow[];
}
