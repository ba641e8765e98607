/** The rule `unknown-parameter`. */
import type { ModifierRule } from "../modifier-rule.js";

export const unknownParameter: ModifierRule = {
  code: "ICO6011",
  slug: "unknown-parameter",
  severity: "error",
  checks: "A modifier feeds parameters that the function has.",
  meaning:
    "A modifier feeds a parameter that the function does not have, or that a modifier nearer to the function feeds already.",
  fix: "Name one of the function's own parameters, or remove the feed.",
  fine: "Never: the dataflow could not be built.",
  message: ({ message }) => message,
  judges: "modules and dataflows",
};
