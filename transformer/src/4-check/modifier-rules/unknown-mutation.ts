/** The rule `unknown-mutation`: `mutate` names functions of its own module. */
import { modifierProblems } from "@icosian/runtime/tooling";
import { inRuntimeWords, type ModifierRule } from "../modifier-rule.js";

/** Reports every target of `mutate` that the module does not define. */
export const unknownMutation: ModifierRule = {
  code: "ICO6015",
  slug: "unknown-mutation",
  severity: "error",
  checks: "`mutate` names functions of its own module.",
  meaning: "`mutate` looks for its target in its own module, but the module does not define a node of that name.",
  fix: "Name a function of the same module, or pass the function itself.",
  fine: "Never: the dataflow could not be built.",
  message: inRuntimeWords(modifierProblems.unknownMutation),
  judges: "modules and dataflows",
};
