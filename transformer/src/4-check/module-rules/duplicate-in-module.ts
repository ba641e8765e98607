/**
 * The rule `duplicate-in-module`: each name has one definition in a module: a function of that name, or a modifier of
 * another function that creates it.
 */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { duplicatesOf } from "../../3-link/expansion/module-duplicates.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every definition of a name that its module defines more than once. */
export const duplicateInModule: ModuleRule<{
  readonly node: string;
  /** The function whose modifiers create it; null for a function of the node's own name. */
  readonly maker: string | null;
}> = {
  code: "ICO2114",
  slug: "duplicate-in-module",
  severity: "error",
  checks:
    "Each name has one definition in a module: a function of that name, or a modifier of another function that creates it.",
  meaning:
    "A name stands for one node. With two definitions in one module, their order would decide which of them runs.",
  fix: "Rename one of them.",
  fine: "Never within one module.",
  message: ({ node, maker }) =>
    maker === null
      ? `Node \`${node}\` is defined more than once in this module. Rename one of the definitions.`
      : `Node \`${node}\` is defined more than once in this module: the modifiers of \`${maker}\` make one. Rename one of the definitions.`,

  check: (module) =>
    [...duplicatesOf(module)].flatMap(([node, definers]) =>
      definers.map((definition) => {
        const { name, nameSpan } = definition;
        const others = definers.filter((other) => other !== definition);
        const related = others.map((other) => ({
          file: module.file,
          span: other.nameSpan,
          message: other.name === node ? "Also defined here." : `The modifiers of \`${other.name}\` make it here.`,
        }));
        const data = { node, maker: name === node ? null : name };
        return report(duplicateInModule, { file: module.file, span: nameSpan }, data, { related });
      }),
    ),
};
