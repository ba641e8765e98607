/** The rule `unusable-name`: the name of every node can be the name of a parameter. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

/** Reports every exported function whose name no parameter can have. */
export const unusableName: ModuleRule<{ readonly name: string }> = refuseExport("unusable-name", {
  code: "ICO2116",
  slug: "unusable-name",
  severity: "error",
  checks: "The name of every node can be the name of a parameter.",
  meaning: "Other nodes take the value of a node by a parameter of its name, and no parameter can have this name.",
  fix: "Rename the node to a plain identifier.",
  fine: "Never for a node.",
  message: ({ name }) =>
    name === ""
      ? "A computed name cannot be a node's name. Write the name out."
      : `\`${name}\` cannot be a node's name, because no parameter can be named so. Rename it.`,
});
