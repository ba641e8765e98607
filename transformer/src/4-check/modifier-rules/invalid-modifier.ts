/** The rule `invalid-modifier`: the arguments of a modifier are valid. */
import { modifierProblems } from "@icosian/runtime/tooling";
import { inRuntimeWords, type ModifierRule } from "../modifier-rule.js";

/** Reports every argument that the modifier itself refuses, in the runtime's words. */
export const invalidModifier: ModifierRule = {
  code: "ICO6009",
  slug: "invalid-modifier",
  severity: "error",
  checks: "The arguments of a modifier are valid.",
  meaning:
    "An argument of a modifier is not valid, for example an empty list, a plain value instead of a feed, or an unknown option. If the modifier is made at run time, the runtime reports the same mistake under the same code when the dataflow is built.",
  fix: "Change the argument as the message says.",
  fine: "Never: the dataflow could not be built.",
  message: inRuntimeWords(modifierProblems.invalidModifier),
  judges: "modules and dataflows",
};
