/** The rule `unknown-override`. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { toQuestion, type Misspelling } from "../../diagnostics/misspelling.js";
import type { RequestRule } from "../request-rule.js";

export const unknownOverride: RequestRule<Misspelling> = {
  code: "ICO3204",
  slug: "unknown-override",
  severity: "error",
  checks: "Every override is of a node or an input.",
  meaning: "A call overrides something that is neither a node nor an input.",
  fix: "Correct the name, or remove it.",
  fine: "Never: the call would be refused when it runs.",
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
