/** The rule `unknown-mutation`. */
import type { ModifierRule } from "../modifier-rule.js";

export const unknownMutation: ModifierRule = {
  code: "ICO6015",
  slug: "unknown-mutation",
  severity: "error",
  checks: "`mutate` names functions of its own module.",
  meaning: "A function mutates a node that its module does not define. `mutate` finds its target in the same module.",
  fix: "Name a function of the same module, or pass the function itself.",
  fine: "Never: the dataflow could not be built.",
  message: ({ message }) => message,
  judges: "modules and dataflows",
};
