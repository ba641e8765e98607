/** The rule `thenable-name`: no node has the name `then`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every node with the name `then`. */
export const thenableName: ModuleRule<null> = {
  code: "ICO2122",
  slug: "thenable-name",
  severity: "error",
  checks: "No node has the name `then`.",
  meaning:
    "`await` calls the method `then` of its operand. A module that exports `then` would be called when it is imported dynamically, and a result with the key `then` would be called when it is awaited, if its value is a function.",
  fix: "Give the node another name.",
  fine: "Never: the dataflow could not be built.",
  message: () =>
    "A node cannot be called `then`: `await` calls what has that name, of a module that is imported dynamically and of a result. Rename it.",

  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, nameSpan: span }) =>
      name === "then" ? [report(thenableName, { file, span }, null)] : [],
    ),
};
