/** A name has one definition in a dataflow, unless the dataflow says that the last one wins. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { duplicateAcrossModules as entry } from "../../diagnostics/catalogue/3-graph.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import { isUncertain, locationOfDefinition } from "../../3-link/node.js";

export const duplicateAcrossModules: GraphRule = {
  entry,
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
            return report(entry, location, { node }, { related });
          });
        }),
};
