/** The rule `default-export`: no node is a default export. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

/** Reports a default export that would otherwise be a node. */
export const defaultExport: ModuleRule<{ readonly name: string }> = refuseExport("default", {
  code: "ICO2103",
  slug: "default-export",
  severity: "error",
  checks: "No node is a default export.",
  meaning: "The name of an export is the name of its node. A default export has no name that a parameter could use.",
  fix: "Export the function under a name, or move it to a file that is not a dataflow module.",
  fine: "Never in a dataflow module.",
  message: () =>
    "A default export has no name that parameters could refer to. Export a named function instead, or move this out of the dataflow module.",
});
