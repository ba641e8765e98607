/** The shape of a rule that checks one request to a dataflow. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Oracle } from "../oracle/oracle.js";
import type { LinkedRequest } from "../3-link/linked-request.js";

/** A rule: a kind of diagnostic with the check that finds its occurrences. */
export interface RequestRule<Data = never> extends DiagnosticKind<Data> {
  /** Reports every occurrence in the request. */
  check(request: LinkedRequest, oracle: Oracle): readonly Diagnostic[];
}
