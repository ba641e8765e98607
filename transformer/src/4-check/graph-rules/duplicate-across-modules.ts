/**
 * The rule `duplicate-across-modules`: each name has one definition in a dataflow, unless the dataflow lets later
 * modules override earlier ones.
 */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import { isUncertain, locationOfDefinition } from "../../3-link/node.js";

/** Reports every name that several modules define, at each of its definitions. */
export const duplicateAcrossModules: GraphRule<{ readonly node: string }> = {
  code: "ICO3103",
  slug: "duplicate-across-modules",
  severity: "error",
  checks: "Each name has one definition in a dataflow, unless the dataflow lets later modules override earlier ones.",
  meaning: "Two modules of a dataflow define a node of the same name, and only one of the two can run.",
  fix: "Rename one of the nodes, leave out one of the modules, or set `allowModuleOverrides: true`: the definition in the last module then counts.",
  fine: "When overriding is what you want: say so with `allowModuleOverrides: true`.",
  message: ({ node }) =>
    `Node \`${node}\` is defined by more than one module of this dataflow. Rename one, leave one module out, or set \`allowModuleOverrides: true\` to let the last module win.`,

  check: ({ repeated, call }) =>
    call.allowsOverrides !== false
      ? []
      : [...repeated].flatMap(([node, all]) => {
          if (all.some(isUncertain)) return [];
          // Duplicates within one module are reported by a module rule.
          const locations = [...new Map(all.map((each) => [each.module, locationOfDefinition(each)])).values()];
          if (locations.length < 2) return [];
          // A definition in a declaration file would be reported at the call; another definition is a better location.
          const own = locations.filter(({ file }) => !isDeclarationFile(file));
          return (own.length > 0 ? own : locations).map((location) => {
            const others = locations.filter((other) => other !== location);
            const related = others.map((other) => ({ ...other, message: "Also defined here." }));
            return report(duplicateAcrossModules, location, { node }, { related });
          });
        }),
};
