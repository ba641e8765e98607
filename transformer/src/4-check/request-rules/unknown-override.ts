/** The rule `unknown-override`: each override replaces a node or an input. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { toQuestion, type Misspelling } from "../../diagnostics/misspelling.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every override of a name that is neither a node nor an input. */
export const unknownOverride: RequestRule<Misspelling> = {
  code: "ICO3204",
  slug: "unknown-override",
  severity: "error",
  checks: "Each override replaces a node or an input.",
  meaning: "A call overrides something that is neither a node nor an input.",
  fix: "Correct the name, or remove it.",
  fine: "Never: the call would be refused at run time.",
  message: ({ name, nearest }) =>
    `No node or input of this dataflow is called \`${name}\`, so nothing can be overridden.${toQuestion(nearest)}`,

  check: ({ file, call, dataflow }) => {
    if (!dataflow.isComplete) return [];
    const names = knownNames(dataflow);
    return call.overrides.keys
      .filter(({ name }) => !names.has(name))
      .map(({ name, span }) => report(unknownOverride, { file, span }, { name, nearest: findNearest(name, names) }));
  },
};
