/** The rule `thenable-name`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

export const thenableName: ModuleRule<null> = {
  code: "ICO2122",
  slug: "thenable-name",
  severity: "error",
  checks: "No node is called `then`: an `await` of the module, or of a result that has it, would call it.",
  meaning:
    "`await` calls the method `then` of what it is given. A module that exports `then` is called when it is imported dynamically, and a result with the key `then` when it is awaited, if its value is a function.",
  fix: "Give the node another name.",
  fine: "Never: the dataflow could not be built.",
  message: () =>
    "A node cannot be called `then`: `await` calls what has that name, of a module that is imported dynamically and of a result. Rename it.",

  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, nameSpan: span }) =>
      name === "then" ? [report(thenableName, { file, span }, null)] : [],
    ),
};
