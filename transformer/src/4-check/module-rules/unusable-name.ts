/** The rule `unusable-name`. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const unusableName: ModuleRule<{ readonly name: string }> = refuseExport("unusable-name", {
  code: "ICO2116",
  slug: "unusable-name",
  severity: "error",
  checks: "A node's name can be a parameter's name.",
  meaning: "Other nodes take a value by a parameter of its name, and no parameter can have this one.",
  fix: "Give the node a name that is an identifier, written out.",
  fine: "Never for a node.",
  message: ({ name }) =>
    name === ""
      ? "A computed name cannot be a node's name. Write the name out."
      : `\`${name}\` cannot be a node's name, because no parameter can be named so. Rename it.`,
});
