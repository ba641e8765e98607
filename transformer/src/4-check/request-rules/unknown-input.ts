/** The rule `unknown-input`: each input of a call is an input of some node or one of the requested outputs. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { toQuestion, type Misspelling } from "../../diagnostics/misspelling.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every input of a call that no node takes and no output names. */
export const unknownInput: RequestRule<Misspelling> = {
  code: "ICO3203",
  slug: "unknown-input",
  severity: "error",
  checks: "Each input of a call is an input of some node or one of the requested outputs.",
  meaning: "A call gives an input that no node has.",
  fix: "Correct the name, or remove it. An input that is only requested as an output is allowed.",
  fine: "Never: the call would be refused at run time.",
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
