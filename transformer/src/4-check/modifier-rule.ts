/**
 * The shape of a rule about modifiers. The runtime's own expansion finds the faults, and its catalogue has the words, with
 * the same codes when a module is compiled and when a dataflow is built.
 */
import type { CatalogueEntry, Facts } from "@icosian/runtime/tooling";
import { report, type DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { ModifierFault } from "../3-link/expansion/expanded-modules.js";
import { faultsOf } from "../3-link/expansion/module-faults.js";
import type { LinkedDataflow } from "../3-link/linked-dataflow.js";
import type { GraphRule } from "./graph-rule.js";
import type { ModuleRule } from "./module-rule.js";

/** The facts of a fault. */
export type FaultData = Pick<ModifierFault, "subject" | "values">;

/** A rule: a kind of fault, and where it can occur. */
export interface ModifierRule extends DiagnosticKind<FaultData> {
  /** Whether a single module can have the fault, or only a dataflow. */
  readonly judges: "modules and dataflows" | "dataflows";
}

/**
 * Returns the function that writes a rule's messages: with the words of the runtime.
 *
 * @param kind - The problem that the runtime reports under the rule's code.
 */
export function inRuntimeWords<Values extends Facts>(kind: CatalogueEntry<Values>): ModifierRule["message"] {
  // A cast, because the code of a problem determines the names and types of its facts.
  return ({ subject, values }) => kind.message(subject, values as Values);
}

/** Makes the rule for single modules. */
export function toModuleRule(rule: ModifierRule): ModuleRule<FaultData> {
  return { ...rule, check: (module) => reportFaults(rule, faultsOf(module)) };
}

/** Makes the rule for dataflows: modifiers are expanded under their config and within their subdags. */
export function toGraphRule(rule: ModifierRule): GraphRule<FaultData> {
  return { ...rule, check: (dataflow) => reportFaults(rule, findFaults(dataflow)) };
}

function reportFaults(rule: ModifierRule, faults: readonly ModifierFault[]): ReturnType<ModuleRule["check"]> {
  return faults.flatMap((fault) => {
    const { code, subject, values } = fault;
    return code === rule.code ? [report(rule, fault, { subject, values }, { related: fault.related })] : [];
  });
}

/** Finds the faults that the modules do not have by themselves; the module rules report the others. */
function findFaults({ expanded, definitions }: LinkedDataflow): readonly ModifierFault[] {
  if (expanded === null || expanded.faults.length === 0) return [];
  // Materializers belong to no module, and no module rule reports them.
  const modules = new Set(definitions.flatMap(({ module }) => (module.materializes === true ? [] : [module])));
  const reported = new Set([...modules].flatMap(faultsOf).map(toKey));
  return expanded.faults.filter((fault) => !reported.has(toKey(fault)));
}

function toKey({ file, span, code, subject, values }: ModifierFault): string {
  return JSON.stringify([file, span.start, code, subject, values]);
}
