/** The rule `input-names-node`: no input of a call has the name of a node. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isUncertain, locationOfDefinition } from "../../3-link/node.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every input of a call that has the name of a node. */
export const inputNamesNode: RequestRule<{ readonly name: string }> = {
  code: "ICO3205",
  slug: "input-names-node",
  severity: "error",
  checks: "No input of a call has the name of a node.",
  meaning:
    "A call gives an input that has the name of a node. One of the two values, the given or the computed one, would silently be lost.",
  fix: "To replace the value that the node computes, move the key to `overrides`.",
  fine: "Never: the call would be refused at run time.",
  message: ({ name }) =>
    `\`${name}\` is computed by a node and cannot be an input. To replace what it computes, use \`overrides\`.`,

  check: ({ file, call, dataflow }) =>
    call.inputs.keys.flatMap(({ name, span }) => {
      const node = findNode(name, dataflow);
      // An unknown config key could replace the node.
      if (node === undefined || dataflow.call.config.isOpen || isUncertain(node)) return [];
      const related = [{ ...locationOfDefinition(node), message: `\`${name}\` is computed here.` }];
      return [report(inputNamesNode, { file, span }, { name }, { related })];
    }),
};
