/**
 * The rule `distant-default`: the default of a parameter of a function with `does` can be copied out of its signature.
 */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every default under `does` that cannot be copied into the manifest. */
export const distantDefault: ModuleRule<{ readonly node: string; readonly parameter: string }> = {
  code: "ICO2120",
  slug: "distant-default",
  severity: "error",
  checks: "The default of a parameter of a function with `does` can be copied out of its signature.",
  meaning:
    "With `does`, a function's own body never runs, so the defaults of its parameters are copied from its signature into the manifest. A default that refers to another parameter or contains types cannot be copied.",
  fix: "Write a plain value, or declare the expression as a constant or function of the module and write its name.",
  fine: "Never: the default would be lost.",
  message: ({ node, parameter }) =>
    `Another function computes \`${node}\`, so the default of \`${parameter}\` is taken out of its signature, and there it can use neither parameters nor types. Write a value, or the name of a constant of this module.`,

  check: ({ file, definitions }) =>
    definitions.flatMap(({ name: node, defaults }) =>
      defaults.flatMap(({ name: parameter, span, text }) =>
        text === null ? [report(distantDefault, { file, span }, { node, parameter })] : [],
      ),
    ),
};
