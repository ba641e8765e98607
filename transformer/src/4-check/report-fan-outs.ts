/** Makes the rules about fan-outs: every node has one enclosing fan-out, or none. */
import { report, type DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import { faultsOfFanOuts, type NamedFault } from "../3-link/fan-outs.js";
import type { GraphRule } from "./graph-rule.js";

/** A node, and the others that the fault is about. */
export interface FanOutData {
  readonly node: string;
  /** What is collected, the two fan-outs, or the fan-out and what collects it. */
  readonly others: readonly string[];
}

/** Makes a rule that reports every fault of one kind. */
export function reportFanOuts(fault: NamedFault["kind"], kind: DiagnosticKind<FanOutData>): GraphRule<FanOutData> {
  return {
    ...kind,
    check: (dataflow) =>
      faultsOfFanOuts(dataflow).flatMap((each) =>
        each.kind === fault ? [report(kind, each.location, each, { related: each.related })] : [],
      ),
  };
}
