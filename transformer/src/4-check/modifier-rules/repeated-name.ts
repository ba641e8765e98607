/** The rule `repeated-name`. */
import type { ModifierRule } from "../modifier-rule.js";

export const repeatedName: ModifierRule = {
  code: "ICO6014",
  slug: "repeated-name",
  severity: "error",
  checks: "The modifiers of a definition make each name once.",
  meaning: "Modifiers make two nodes of one name out of one definition, and only one of them could be asked for.",
  fix: "Give one of the two another name.",
  fine: "Never: the dataflow could not be built.",
  message: ({ message }) => message,
  judges: "modules and dataflows",
};
