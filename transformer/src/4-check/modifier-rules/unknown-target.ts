/** The rule `unknown-target`: the target of a modifier is a node that its definition creates. */
import { modifierProblems } from "@icosian/runtime/tooling";
import { inRuntimeWords, type ModifierRule } from "../modifier-rule.js";

/** Reports every modifier whose target its definition does not create. */
export const unknownTarget: ModifierRule = {
  code: "ICO6012",
  slug: "unknown-target",
  severity: "error",
  checks: "The target of a modifier is a node that its definition creates.",
  meaning:
    "The target of a modifier is not a node that its definition creates. Modifiers apply from the function outwards, so a modifier nearer to the function has to create the target.",
  fix: "Name one of the nodes that the message lists, or move the modifier outwards.",
  fine: "Never: the dataflow could not be built.",
  message: inRuntimeWords(modifierProblems.unknownTarget),
  judges: "modules and dataflows",
};
