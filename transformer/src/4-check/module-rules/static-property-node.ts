/** The rule `static-property-node`. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

export const staticPropertyNode: ModuleRule<{ readonly name: string }> = refuseExport("static-property", {
  code: "ICO2115",
  slug: "static-property-node",
  severity: "error",
  checks: "A static property that holds a function looks like a node but is none.",
  meaning:
    "Static methods are nodes; static properties are not, even when they hold a function. It looks like a node and would not be one.",
  fix: "Write it as a static method, or make it `private`, or start its name with `_`.",
  fine: "When it is meant to be a helper: make it `private static`.",
  message: ({ name }) =>
    `\`${name}\` is a static property that holds a function, not a static method. Write \`static ${name}(…) { … }\` to make it a node, or \`private static\` to keep it a helper.`,
});
