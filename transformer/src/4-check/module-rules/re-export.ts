/** The rule `re-export`: a dataflow module exports nodes of other files only under their own names. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

/** Reports every node of another file that a module exports under a second name. */
export const reExport: ModuleRule<{ readonly name: string }> = refuseExport("re-export", {
  code: "ICO2104",
  slug: "re-export",
  severity: "error",
  checks: "A dataflow module exports nodes of other files only under their own names.",
  meaning:
    "A dataflow module may export nodes of other files: all of them with `export *`, or some of them with `export { a, b } from`. They keep their names, because parameters in every module refer to a node by its one name. A node that is exported under a second name would silently be left out.",
  fix: "Export the node under its own name, rename it in its own file, or write a function of the new name that takes the node as a parameter.",
  fine: "Under a name that starts with `_`, which is not a node. Defaults and whole modules (`export * as`) are never nodes and may be exported too.",
  message: ({ name }) =>
    `\`${name}\` of another file is exported under another name here, but a node has one name: the one that its own file exports it under. Export it as \`${name}\`, rename it there, or write a function of the new name that takes \`${name}\` as its parameter.`,
});
