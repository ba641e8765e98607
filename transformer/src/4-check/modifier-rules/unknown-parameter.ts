/** The rule `unknown-parameter`: a modifier feeds only parameters that the function has. */
import { modifierProblems } from "@icosian/runtime/tooling";
import { inRuntimeWords, type ModifierRule } from "../modifier-rule.js";

/** Reports every feed of a parameter that the function does not have or that is already fed. */
export const unknownParameter: ModifierRule = {
  code: "ICO6011",
  slug: "unknown-parameter",
  severity: "error",
  checks: "A modifier feeds only parameters that the function has.",
  meaning:
    "A modifier feeds a parameter that the function does not have, or that a modifier nearer to the function already feeds.",
  fix: "Name one of the function's own parameters, or remove the feed.",
  fine: "Never: the dataflow could not be built.",
  message: inRuntimeWords(modifierProblems.unknownParameter),
  judges: "modules and dataflows",
};
