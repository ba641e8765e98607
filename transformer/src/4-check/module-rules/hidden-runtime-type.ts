/**
 * The rule `hidden-runtime-type`: signatures write `RunContext`, `Collect` and `Parallelizable` directly, under their
 * imported names.
 */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every type of the runtime that a signature hides behind an alias or in a larger type. */
export const hiddenRuntimeType: ModuleRule<{ readonly typeName: string }> = {
  code: "ICO2110",
  slug: "hidden-runtime-type",
  severity: "error",
  checks: "Signatures write `RunContext`, `Collect` and `Parallelizable` directly, under their imported names.",
  meaning:
    "`RunContext`, `Collect` and `Parallelizable` are recognised by their import in the text of one file. They are not recognised behind an alias or inside a larger type, and the parameter would become an input.",
  fix: "Write the type directly, as the whole type of the parameter. You may rename it when you import it.",
  fine: "Never in the signature of a node.",
  message: ({ typeName }) =>
    `\`${typeName}\` is recognised only where it is a parameter's or function's whole type, under the name that it is imported by. Write \`${typeName}\` there directly.`,

  check: ({ file, hiddenRuntimeTypes }) =>
    hiddenRuntimeTypes.map(({ span, typeName }) => report(hiddenRuntimeType, { file, span }, { typeName })),
};
