/** The rule `re-export`. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const reExport: ModuleRule<{ readonly name: string }> = refuseExport("re-export", {
  code: "ICO2104",
  slug: "re-export",
  severity: "error",
  checks: "What is defined in another file cannot be a node of this module.",
  meaning:
    "A dataflow module may export nodes of other files: all of them with `export *`, some with `export { a, b } from`. They keep their names, because parameters everywhere refer to a node by the one name that it has. Under a second name a node would be silently left out.",
  fix: "Export it under its own name, rename it in its own file, or write a function of the new name that takes it as its parameter.",
  fine: "Under a name that starts with `_`, which is no node. Also for defaults and whole modules (`export * as`), which are never nodes.",
  message: ({ name }) =>
    `\`${name}\` of another file is exported under another name here, but a node has one name: the one that its own file exports it under. Export it as \`${name}\`, rename it there, or write a function of the new name that takes \`${name}\` as its parameter.`,
});
