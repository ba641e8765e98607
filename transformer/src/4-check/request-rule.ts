/** The shape of a rule that judges one request to a dataflow. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Oracle } from "../oracle/oracle.js";
import type { LinkedRequest } from "../3-link/linked-request.js";

/** One rule: what it says, and how it finds where to say it. */
export interface RequestRule<Data = never> extends DiagnosticKind<Data> {
  /** Reports every location of the request that the rule speaks of. */
  check(request: LinkedRequest, oracle: Oracle): readonly Diagnostic[];
}
