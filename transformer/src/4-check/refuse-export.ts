/** Makes the rules that refuse one kind of export: nothing that looks like a node is silently left out. */
import { report, type CatalogueEntry } from "../diagnostics/catalogue-entry.js";
import type { RefusedExportIr } from "../ir/module.js";
import type { ModuleRule } from "./module-rule.js";

/** Makes a rule that reports every refused export of one kind by its name. */
export function refuseExport(
  kind: RefusedExportIr["kind"],
  entry: CatalogueEntry<{ readonly name: string }>,
): ModuleRule {
  return {
    entry,
    check: ({ file, refusedExports }) =>
      refusedExports
        .filter((refused) => refused.kind === kind)
        .map(({ span, name }) => report(entry, { file, span }, { name })),
  };
}
