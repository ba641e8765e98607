/** Checks one module with every module rule. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { ModuleIr } from "../ir/module.js";
import { moduleRules } from "./module-rules.js";

/** Collects the diagnostics of a module in the order of its text. */
export function checkModule(module: ModuleIr): readonly Diagnostic[] {
  const diagnostics = moduleRules.flatMap((rule) => rule.check(module));
  return deepFreeze(diagnostics.sort((a, b) => a.span.start - b.span.start || a.code.localeCompare(b.code)));
}
