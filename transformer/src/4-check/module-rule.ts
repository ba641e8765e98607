/** The shape of a rule that judges one module by itself. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ModuleIr } from "../ir/module.js";

/** One rule: what it says, and how it finds where to say it. */
export interface ModuleRule<Data = never> extends DiagnosticKind<Data> {
  /** Reports every location of the module that the rule speaks of. */
  check(module: ModuleIr): readonly Diagnostic[];
}
