/** The rule `default-export`. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const defaultExport: ModuleRule<{ readonly name: string }> = refuseExport("default", {
  code: "ICO2103",
  slug: "default-export",
  severity: "error",
  checks: "A default export has no name that parameters could refer to.",
  meaning: "A node is known by the name of its export. A default export has none that a parameter could have.",
  fix: "Export the function by a name, or move it to a file that is no dataflow module.",
  fine: "Never in a dataflow module.",
  message: () =>
    "A default export has no name that parameters could refer to. Export a named function instead, or move this out of the dataflow module.",
});
