/** The rule `static-property-node`: no public static property of a class holds a function. */
import type { ModuleRule } from "../module-rule.js";
import { refuseExport } from "../refuse-export.js";

/** Reports every public static property that holds a function. */
export const staticPropertyNode: ModuleRule<{ readonly name: string }> = refuseExport("static-property", {
  code: "ICO2115",
  slug: "static-property-node",
  severity: "error",
  checks: "No public static property of a class holds a function.",
  meaning:
    "Static methods are nodes, but static properties are not, even if they hold a function. This property looks like a node but is not one.",
  fix: "Write it as a static method, make it `private`, or start its name with `_`.",
  fine: "When it is meant to be a helper: make it `private static`.",
  message: ({ name }) =>
    `\`${name}\` is a static property that holds a function, not a static method. Write \`static ${name}(…) { … }\` to make it a node, or \`private static\` to keep it a helper.`,
});
