/** The rule `hidden-runtime-type`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

export const hiddenRuntimeType: ModuleRule<{ readonly typeName: string }> = {
  code: "ICO2110",
  slug: "hidden-runtime-type",
  severity: "error",
  checks:
    "`RunContext`, `Collect` and `Parallelizable` stand in signatures under their imported names, where syntax can see them.",
  meaning:
    "`RunContext`, `Collect` and `Parallelizable` are recognised by their import, from one file's text. Behind an alias, or inside a larger type, they cannot be seen there, and the parameter would become an input.",
  fix: "Write the type directly, as the whole type of the parameter. It may be renamed when it is imported.",
  fine: "Never in the signature of a node.",
  message: ({ typeName }) =>
    `\`${typeName}\` is recognised only where it is a parameter's or function's whole type, under the name that it is imported by. Write \`${typeName}\` there directly.`,

  check: ({ file, hiddenRuntimeTypes }) =>
    hiddenRuntimeTypes.map(({ span, typeName }) => report(hiddenRuntimeType, { file, span }, { typeName })),
};
