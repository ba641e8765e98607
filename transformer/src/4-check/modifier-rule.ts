/**
 * The shape of a rule about modifiers. The runtime's own expansion finds what is wrong and says it, when a module is
 * compiled as when a dataflow is built, with the same code.
 */
import { report, type DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { ModifierFault } from "../3-link/expansion/expanded-modules.js";
import { faultsOf } from "../3-link/expansion/module-faults.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";
import type { GraphRule } from "./graph-rule.js";
import type { ModuleRule } from "./module-rule.js";

/** What the runtime says. */
export interface FaultData {
  readonly message: string;
}

/** One rule: a kind of fault, and where it can be found. */
export interface ModifierRule extends DiagnosticKind<FaultData> {
  /** Whether a module by itself can have the fault, or only a dataflow. */
  readonly judges: "modules and dataflows" | "dataflows";
}

/** The rule for modules by themselves. */
export function toModuleRule(rule: ModifierRule): ModuleRule<FaultData> {
  return { ...rule, check: (module) => reportFaults(rule, faultsOf(module)) };
}

/** The rule for what modifiers make under the config of a dataflow, and within its subdags. */
export function toGraphRule(rule: ModifierRule): GraphRule<FaultData> {
  return { ...rule, check: (dataflow) => reportFaults(rule, findFaults(dataflow)) };
}

function reportFaults(rule: ModifierRule, faults: readonly ModifierFault[]): ReturnType<ModuleRule["check"]> {
  return faults.flatMap((fault) =>
    fault.code === rule.code ? [report(rule, fault, fault, { related: fault.related })] : [],
  );
}

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
