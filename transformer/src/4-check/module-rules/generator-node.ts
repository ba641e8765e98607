/** The rule `generator-node`: a node is a generator only if it fans out. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every generator that does not declare that it fans out. */
export const generatorNode: ModuleRule<{ readonly node: string }> = {
  code: "ICO2106",
  slug: "generator-node",
  severity: "error",
  checks: "A node is a generator only if it fans out.",
  meaning: "A node has one value. A generator yields many values, one after the other, and can be read only once.",
  fix: "Declare the return type `Parallelizable<Item>`, so that the nodes that depend on it are computed once per item. Or return an array of the values, or make the generator a helper that a node calls.",
  fine: "Never in a node that does not fan out.",
  message: ({ node }) =>
    `Node \`${node}\` is a generator, which makes no single value. Return \`Parallelizable<…>\` to fan out over its items, return an array, or start the name with \`_\` to keep it a helper.`,

  check: ({ file, definitions }) =>
    definitions
      .filter(({ isGenerator, fansOut }) => isGenerator && !fansOut)
      .map(({ name, nameSpan }) => report(generatorNode, { file, span: nameSpan }, { node: name })),
};
