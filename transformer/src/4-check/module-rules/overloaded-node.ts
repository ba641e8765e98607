/** The rule `overloaded-node`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

export const overloadedNode: ModuleRule<{ readonly node: string }> = {
  code: "ICO2105",
  slug: "overloaded-node",
  severity: "error",
  checks: "A node has one signature, so that its inputs are certain.",
  meaning: "Overload signatures differ in their parameters, so it is not certain what the inputs of the node are.",
  fix: "Give the function one signature, or write one node for each of them.",
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
