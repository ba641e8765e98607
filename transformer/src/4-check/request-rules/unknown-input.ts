/** The rule `unknown-input`. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { toQuestion, type Misspelling } from "../../diagnostics/misspelling.js";
import type { RequestRule } from "../request-rule.js";

export const unknownInput: RequestRule<Misspelling> = {
  code: "ICO3203",
  slug: "unknown-input",
  severity: "error",
  checks: "Every input that is given is an input of some node, or asked for as an output.",
  meaning: "A call gives an input that no node has.",
  fix: "Correct the name, or remove it. An input that is only asked for as an output is fine.",
  fine: "Never: the call would be refused when it runs.",
  message: ({ name, nearest }) => `No node of this dataflow has an input called \`${name}\`.${toQuestion(nearest)}`,

  check: ({ file, call, dataflow, outputs }) => {
    if (!dataflow.isComplete || outputs === null) return [];
    const names = knownNames(dataflow);
    return call.inputs.keys
      .filter(({ name }) => !names.has(name) && !outputs.includes(name))
      .map(({ name, span, path }) => {
        const nearest = findNearest(name, externalInputsOf(dataflow).keys());
        const fixes =
          nearest === null || path !== undefined
            ? []
            : [{ title: `Rename to \`${nearest}\``, edits: [{ file, span, text: nearest }] }];
        return report(unknownInput, { file, span }, { name, nearest }, { fixes });
      });
  },
};
