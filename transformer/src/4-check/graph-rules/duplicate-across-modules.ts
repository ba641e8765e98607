/** The rule `duplicate-across-modules`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import { isUncertain, locationOfDefinition } from "../../3-link/node.js";

export const duplicateAcrossModules: GraphRule<{ readonly node: string }> = {
  code: "ICO3103",
  slug: "duplicate-across-modules",
  severity: "error",
  checks: "A name has one definition in a dataflow, unless the dataflow says that the last one wins.",
  meaning: "Two modules of a dataflow define a node of the same name, and only one of them could run.",
  fix: "Rename one, leave one of the modules out, or set `allowModuleOverrides: true`: then the last module's definition counts.",
  fine: "When overriding is what you want: say so with `allowModuleOverrides`.",
  message: ({ node }) =>
    `Node \`${node}\` is defined by more than one module of this dataflow. Rename one, leave one module out, or set \`allowModuleOverrides: true\` to let the last module win.`,

  check: ({ repeated, call }) =>
    call.allowsOverrides !== false
      ? []
      : [...repeated].flatMap(([node, all]) => {
          if (all.some(isUncertain)) return [];
          // Duplicates of one module are that module's own fault, and reported there.
          const locations = [...new Map(all.map((each) => [each.module, locationOfDefinition(each)])).values()];
          if (locations.length < 2) return [];
          // Where declarations have the name too, there is a better location than the call.
          const own = locations.filter(({ file }) => !isDeclarationFile(file));
          return (own.length > 0 ? own : locations).map((location) => {
            const others = locations.filter((other) => other !== location);
            const related = others.map((other) => ({ ...other, message: "Also defined here." }));
            return report(duplicateAcrossModules, location, { node }, { related });
          });
        }),
};
