/** Every input that is given is an input of some node, or asked for as an output. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { unknownInput as entry } from "../../diagnostics/catalogue/4-requests.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { knownNames } from "../../3-link/names/known-names.js";
import type { RequestRule } from "../request-rule.js";

export const unknownInput: RequestRule = {
  entry,
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
        return report(entry, { file, span }, { name, nearest }, { fixes });
      });
  },
};
