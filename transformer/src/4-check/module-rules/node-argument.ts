/** The rule `node-argument`. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const nodeArgument: ModuleRule<{ readonly name: string }> = refuseExport("node-argument", {
  code: "ICO2117",
  slug: "node-argument",
  severity: "error",
  checks: "`node(…)` is given one function that is written in place, where its parameters can be read.",
  meaning:
    "`node(…)` makes a definition of the function that is written in its parentheses. A function that stands elsewhere cannot be read from there.",
  fix: "Write the function in place.",
  fine: "Never for an export.",
  message: ({ name }) =>
    `\`node(…)\` makes \`${name}\` a node only of one function that is written in place: \`node((spend: Float64Array): number => …)\`.`,
});
