/** The rule `invalid-materializer`: the arguments of `from` and `to` are valid. */
import { materializerProblems } from "@icosian/runtime/tooling";
import { inRuntimeWords, type ModifierRule } from "../modifier-rule.js";

/** Reports every materializer with a wrong argument. */
export const invalidMaterializer: ModifierRule = {
  code: "ICO6019",
  slug: "invalid-materializer",
  severity: "error",
  checks: "The arguments of `from` and `to` are valid.",
  meaning:
    "`from` or `to` has an argument with which it makes no node: there is no name for the data or for the saver, there are two, or a name is repeated.",
  fix: "Give `from` one of `target`, `columns` and `items`, and `to` an `id` and `dependencies`. The message says what is wrong.",
  fine: "Never: the dataflow could not be built.",
  message: inRuntimeWords(materializerProblems.invalidMaterializer),
  judges: "dataflows",
};
