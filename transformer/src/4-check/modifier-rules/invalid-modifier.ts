/** The rule `invalid-modifier`. */
import type { ModifierRule } from "../modifier-rule.js";

export const invalidModifier: ModifierRule = {
  code: "ICO6009",
  slug: "invalid-modifier",
  severity: "error",
  checks: "The arguments of a modifier are what it can make nodes of.",
  meaning:
    "The arguments of a modifier cannot be what was meant: a list with nothing in it, a plain value where a feed belongs, an option that there is not. The runtime says the same, under the same number, when a dataflow is built of modifiers that are made at run time.",
  fix: "Do what the message says at the place that it names.",
  fine: "Never: the dataflow could not be built.",
  message: ({ message }) => message,
  judges: "modules and dataflows",
};
