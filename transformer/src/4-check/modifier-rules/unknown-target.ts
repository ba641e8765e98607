/** The rule `unknown-target`. */
import type { ModifierRule } from "../modifier-rule.js";

export const unknownTarget: ModifierRule = {
  code: "ICO6012",
  slug: "unknown-target",
  severity: "error",
  checks: "A modifier is aimed at a node that the definition has become.",
  meaning:
    "A modifier is aimed at a node that the definition has not become. Modifiers apply from the function outwards, so a target has to be made by a modifier nearer to the function.",
  fix: "Name one of the nodes that the message lists, or move the modifier outwards.",
  fine: "Never: the dataflow could not be built.",
  message: ({ message }) => message,
  judges: "modules and dataflows",
};
