/** Makes the rules that refuse one kind of export, so that no export that looks like a node is silently left out. */
import { report, type DiagnosticKind } from "../diagnostics/diagnostic-kind.js";
import type { RefusedExportIr } from "../ir/module-parts.js";
import type { ModuleRule } from "./module-rule.js";

/** Makes a rule that reports every export that is refused for one reason, by its name. */
export function refuseExport(
  refusal: RefusedExportIr["kind"],
  kind: DiagnosticKind<{ readonly name: string }>,
): ModuleRule<{ readonly name: string }> {
  return {
    ...kind,
    check: ({ file, refusedExports }) =>
      refusedExports
        .filter((refused) => refused.kind === refusal)
        .map(({ span, name }) => report(kind, { file, span }, { name })),
  };
}
