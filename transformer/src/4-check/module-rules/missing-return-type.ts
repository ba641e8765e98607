/** The rule `missing-return-type`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

export const missingReturnType: ModuleRule<{ readonly node: string }> = {
  code: "ICO2102",
  slug: "missing-return-type",
  severity: "error",
  checks: "Every node's return type is written out: it is the node's contract.",
  meaning: "The return type is what a node promises to the nodes that use it, and cannot be inferred from one file.",
  fix: "Write the type out behind the parameters. An async function returns a `Promise<…>`; what counts is what it promises.",
  fine: "Never in a node. A function whose name starts with `_`, or that is not exported, is no node.",
  message: ({ node }) =>
    `Node \`${node}\` has no return type. Write it out after its parameters: it is what \`${node}\` promises to the nodes that use it.`,

  check: ({ file, definitions }) =>
    definitions
      .filter(({ returnType }) => returnType === null)
      .map(({ name, nameSpan }) => report(missingReturnType, { file, span: nameSpan }, { node: name })),
};
