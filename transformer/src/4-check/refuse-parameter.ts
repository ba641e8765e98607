/** Makes the rules that refuse one form of parameter: one that names no input. */
import { report, type CatalogueEntry } from "../diagnostics/catalogue-entry.js";
import type { RefusedParameterIr } from "../ir/module.js";
import type { ModuleRule } from "./module-rule.js";

/** Makes a rule that reports every parameter of one refused form. */
export function refuseParameter(
  kind: RefusedParameterIr["kind"],
  entry: CatalogueEntry<{ readonly node: string }>,
): ModuleRule {
  return {
    entry,
    check: ({ file, definitions }) =>
      definitions.flatMap(({ name, parameters }) =>
        parameters.flatMap((parameter) =>
          parameter.kind === kind ? [report(entry, { file, span: parameter.span }, { node: name })] : [],
        ),
      ),
  };
}
