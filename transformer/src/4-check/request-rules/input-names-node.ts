/** The rule `input-names-node`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isUncertain, locationOfDefinition } from "../../3-link/node.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

export const inputNamesNode: RequestRule<{ readonly name: string }> = {
  code: "ICO3205",
  slug: "input-names-node",
  severity: "error",
  checks: "An input is nothing that a node computes.",
  meaning: "A call gives as an input what a node computes. Taken silently, one of the two values would be lost.",
  fix: "To replace what the node computes, move the key to `overrides`.",
  fine: "Never: the call would be refused when it runs.",
  message: ({ name }) =>
    `\`${name}\` is computed by a node and cannot be an input. To replace what it computes, use \`overrides\`.`,

  check: ({ file, call, dataflow }) =>
    call.inputs.keys.flatMap(({ name, span }) => {
      const node = findNode(name, dataflow);
      // A config key that is not known could replace the node.
      if (node === undefined || dataflow.call.config.isOpen || isUncertain(node)) return [];
      const related = [{ ...locationOfDefinition(node), message: `\`${name}\` is computed here.` }];
      return [report(inputNamesNode, { file, span }, { name }, { related })];
    }),
};
