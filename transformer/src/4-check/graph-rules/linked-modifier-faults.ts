/** What modifiers make under the config of a dataflow, and within its subdags, is without faults. */
import { report } from "../../diagnostics/catalogue-entry.js";
import * as catalogue from "../../diagnostics/catalogue/6-modifiers.js";
import type { ModifierFault } from "../../3-link/expansion/expanded-modules.js";
import { faultsOf } from "../../3-link/expansion/module-faults.js";
import type { GraphRule } from "../graph-rule.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";

/** One rule for each kind of fault. */
export const linkedModifierFaults: readonly GraphRule[] = Object.values(catalogue).map((entry) => ({
  entry,
  check: (dataflow) =>
    findFaults(dataflow).flatMap((fault) =>
      fault.code === entry.code ? [report(entry, fault, fault, { related: fault.related })] : [],
    ),
}));

/** The faults that the modules by themselves do not have: those are reported there. */
function findFaults({ expanded, definitions }: LinkedDataflow): readonly ModifierFault[] {
  if (expanded === null || expanded.faults.length === 0) return [];
  const modules = new Set(definitions.map(({ module }) => module));
  const reported = new Set([...modules].flatMap(faultsOf).map(toKey));
  return expanded.faults.filter((fault) => !reported.has(toKey(fault)));
}

function toKey({ file, span, message }: ModifierFault): string {
  return JSON.stringify([file, span.start, message]);
}
