/** The rule `repeated-name`: the modifiers of a definition create each name once. */
import { modifierProblems } from "@icosian/runtime/tooling";
import { inRuntimeWords, type ModifierRule } from "../modifier-rule.js";

/** Reports every name that the modifiers of one definition create more than once. */
export const repeatedName: ModifierRule = {
  code: "ICO6014",
  slug: "repeated-name",
  severity: "error",
  checks: "The modifiers of a definition create each name once.",
  meaning:
    "The modifiers of one definition create two nodes of the same name, and only one of them could be requested.",
  fix: "Give one of the two another name.",
  fine: "Never: the dataflow could not be built.",
  message: inRuntimeWords(modifierProblems.repeatedName),
  judges: "modules and dataflows",
};
