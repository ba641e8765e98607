/** Every node has one enclosing fan-out, or none. */
import { report } from "../../diagnostics/catalogue-entry.js";
import {
  itemAndAll,
  nothingToCollect,
  unrelatedFanOuts,
  type FanOutEntry,
} from "../../diagnostics/catalogue/6-fan-outs.js";
import { faultsOfFanOuts, type NamedFault } from "../../3-link/fan-outs.js";
import type { GraphRule } from "../graph-rule.js";

/** One rule for each kind of fault. */
export const fanOutFaults: readonly GraphRule[] = [
  toRule("nothing-to-collect", nothingToCollect),
  toRule("unrelated", unrelatedFanOuts),
  toRule("item-and-all", itemAndAll),
];

function toRule(kind: NamedFault["kind"], entry: FanOutEntry): GraphRule {
  return {
    entry,
    check: (dataflow) =>
      faultsOfFanOuts(dataflow).flatMap((fault) =>
        fault.kind === kind ? [report(entry, fault.location, fault, { related: fault.related })] : [],
      ),
  };
}
