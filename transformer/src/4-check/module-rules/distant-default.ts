/** The rule `distant-default`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

export const distantDefault: ModuleRule<{ readonly node: string; readonly parameter: string }> = {
  code: "ICO2120",
  slug: "distant-default",
  severity: "error",
  checks: "A default whose function is never called can stand outside of its signature.",
  meaning:
    "Under `does` a function's own body never runs, so the defaults of its parameters are taken out of its signature into the manifest. A default that needs another parameter, or has types within it, cannot stand there.",
  fix: "Write a plain value, or put the expression into a constant or function of the module and name that.",
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
