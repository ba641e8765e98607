/** The rule `missing-return-type`: every node has a written return type, which is the node's contract. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every node without a written return type. */
export const missingReturnType: ModuleRule<{ readonly node: string }> = {
  code: "ICO2102",
  slug: "missing-return-type",
  severity: "error",
  checks: "Every node has a written return type, which is the node's contract.",
  meaning:
    "The return type is what a node promises to the nodes that depend on it. It cannot be inferred from one file.",
  fix: "Write the return type after the parameters. An async function returns a `Promise<…>`; the node has the type that the promise resolves to.",
  fine: "Never in a node. A function that is not exported, or whose name starts with `_`, is not a node.",
  message: ({ node }) =>
    `Node \`${node}\` has no return type. Write it out after its parameters: it is what \`${node}\` promises to the nodes that use it.`,

  check: ({ file, definitions }) =>
    definitions
      .filter(({ returnType }) => returnType === null)
      .map(({ name, nameSpan }) => report(missingReturnType, { file, span: nameSpan }, { node: name })),
};
