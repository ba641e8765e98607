/** The rule `generator-node`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

export const generatorNode: ModuleRule<{ readonly node: string }> = {
  code: "ICO2106",
  slug: "generator-node",
  severity: "error",
  checks: "A generator makes no single value: its items have to be what it fans out to.",
  meaning: "A node has one value. A generator makes many, one after the other, and could be read only once.",
  fix: "Declare that it returns `Parallelizable<Item>`, so that what depends on it is computed once per item. Or return an array of what it yields, or keep the generator a helper that a node calls.",
  fine: "Never in a node that does not fan out.",
  message: ({ node }) =>
    `Node \`${node}\` is a generator, which makes no single value. Return \`Parallelizable<…>\` to fan out over its items, return an array, or start the name with \`_\` to keep it a helper.`,

  check: ({ file, definitions }) =>
    definitions
      .filter(({ isGenerator, fansOut }) => isGenerator && !fansOut)
      .map(({ name, nameSpan }) => report(generatorNode, { file, span: nameSpan }, { node: name })),
};
