/** Makes the rules about fan-outs: a node has at most one enclosing fan-out. */
import { report, type DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import { faultsOfFanOuts, type NamedFault } from "../3-link/fan-outs.js";
import type { GraphRule } from "./graph-rule.js";

/** A node with a fault, and the other nodes that belong to the fault. */
export interface FanOutData {
  /** The name of the node with the fault. */
  readonly node: string;
  /** The collected node, the two fan-outs, or the fan-out and the node that collects it. */
  readonly others: readonly string[];
}

/** Makes a rule that reports every fault of one kind among the fan-outs of a dataflow. */
export function reportFanOuts(fault: NamedFault["kind"], kind: DiagnosticKind<FanOutData>): GraphRule<FanOutData> {
  return {
    ...kind,
    check: (dataflow) =>
      faultsOfFanOuts(dataflow).flatMap((each) =>
        each.kind === fault ? [report(kind, each.location, each, { related: each.related })] : [],
      ),
  };
}
