/** The rule `node-argument`: the argument of `node(…)` is one function that is written in place. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

/** Reports every exported `node(…)` whose argument is not a function written in place. */
export const nodeArgument: ModuleRule<{ readonly name: string }> = refuseExport("node-argument", {
  code: "ICO2117",
  slug: "node-argument",
  severity: "error",
  checks: "The argument of `node(…)` is one function that is written in place.",
  meaning:
    "`node(…)` makes a definition from the function between its parentheses. A function that is declared elsewhere cannot be read there.",
  fix: "Write the function in place.",
  fine: "Never for an export.",
  message: ({ name }) =>
    `\`node(…)\` makes \`${name}\` a node only of one function that is written in place: \`node((spend: Float64Array): number => …)\`.`,
});
