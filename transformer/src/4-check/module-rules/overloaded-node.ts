/** The rule `overloaded-node`: a node has one signature. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every node with overload signatures. */
export const overloadedNode: ModuleRule<{ readonly node: string }> = {
  code: "ICO2105",
  slug: "overloaded-node",
  severity: "error",
  checks: "A node has one signature.",
  meaning: "Overload signatures have different parameters, so the inputs of the node would be ambiguous.",
  fix: "Give the function one signature, or write one node per signature.",
  fine: "Never in a node. A helper that is not exported may be overloaded.",
  message: ({ node }) =>
    `Node \`${node}\` has overload signatures, so its inputs are not certain. Give it one signature, or write a node for each.`,

  check: ({ file, definitions }) =>
    definitions
      .filter(({ overloads }) => overloads.length > 0)
      .map(({ name, nameSpan, overloads }) => {
        const related = overloads.map((span) => ({ file, span, message: "An overload signature." }));
        return report(overloadedNode, { file, span: nameSpan }, { node: name }, { related });
      }),
};
