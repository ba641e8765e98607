/** An input is nothing that a node computes. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { inputNamesNode as entry } from "../../diagnostics/catalogue/4-requests.js";
import { isUncertain, locationOfDefinition } from "../../3-link/node.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

export const inputNamesNode: RequestRule = {
  entry,
  check: ({ file, call, dataflow }) =>
    call.inputs.keys.flatMap(({ name, span }) => {
      const node = findNode(name, dataflow);
      // A config key that is not known could replace the node.
      if (node === undefined || dataflow.call.config.isOpen || isUncertain(node)) return [];
      const related = [{ ...locationOfDefinition(node), message: `\`${name}\` is computed here.` }];
      return [report(entry, { file, span }, { name }, { related })];
    }),
};
