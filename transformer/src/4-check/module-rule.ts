/** The shape of a rule that checks one module by itself. */
import type { DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ModuleIr } from "../ir/module.js";

/** A rule: a kind of diagnostic with the check that finds its occurrences. */
export interface ModuleRule<Data = never> extends DiagnosticKind<Data> {
  /** Reports every occurrence in the module. */
  check(module: ModuleIr): readonly Diagnostic[];
}
