/** The rule `recursive-subdag`: no subdag contains the definition that runs it. */
import { modifierProblems } from "@icosian/runtime/tooling";
import { inRuntimeWords, type ModifierRule } from "../modifier-rule.js";

/** Reports every subdag that would expand itself. */
export const recursiveSubdag: ModifierRule = {
  code: "ICO6027",
  slug: "recursive-subdag",
  severity: "error",
  checks: "No subdag contains the definition that runs it.",
  meaning:
    "The modules of a subdag contain, directly or through other subdags, the definition that runs the subdag. Expanding it would create nodes without end.",
  fix: "Move the nodes that the subdag runs into a module of their own, without the definition that runs the subdag. Or end the recursion by a config: write a gate such as `whenNot({ inner: true })` on the definition, and `{ config: { inner: true } }` on the subdag.",
  fine: "Never: the dataflow could not be built.",
  message: inRuntimeWords(modifierProblems.recursiveSubdag),
  judges: "dataflows",
};
