/** The rule `recursive-subdag`. */
import type { ModifierRule } from "../modifier-rule.js";

export const recursiveSubdag: ModifierRule = {
  code: "ICO6027",
  slug: "recursive-subdag",
  severity: "error",
  checks: "No subdag contains the definition that it stands on.",
  meaning:
    "The modules of a subdag have, themselves or through the subdags in them, the very definition that the subdag stands on. There would be no end of nodes.",
  fix: "Move what the subdag runs into a module of its own, without the definition that runs it. Or end it by a config: a gate such as `whenNot({ inner: true })` on the definition, and `{ config: { inner: true } }` on the subdag.",
  fine: "Never: the dataflow could not be built.",
  message: ({ message }) => message,
  judges: "dataflows",
};
