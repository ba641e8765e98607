/** The shape of a rule that judges a program as a whole: all its dataflows, and all that is asked of them. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";
import type { LinkedRequest } from "../3-link/linked-request.js";

/** A dataflow with every request of the program that is asked of it. */
export interface AskedDataflow {
  readonly dataflow: LinkedDataflow;
  readonly requests: readonly LinkedRequest[];
}

/** A diagnostic with the dataflow that it was found in. */
export interface FoundInDataflow {
  readonly dataflow: LinkedDataflow;
  readonly diagnostic: Diagnostic;
}

/** One rule: what it says, and how it finds where to say it. */
export interface ProgramRule<Data = never> extends DiagnosticKind<Data> {
  /** Reports every location of the program that the rule speaks of. */
  check(dataflows: readonly AskedDataflow[]): readonly FoundInDataflow[];
}
