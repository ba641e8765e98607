/** A name has one definition in a dataflow, unless the dataflow says that the last one wins. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { duplicateAcrossModules as entry } from "../../diagnostics/catalogue/3-graph.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import { isUncertain, placeOfDefinition } from "../../3-link/node.js";

export const duplicateAcrossModules: GraphRule = {
  entry,
  check: ({ definitions, call }) =>
    call.allowsOverrides !== false
      ? []
      : [...definitions].flatMap(([node, all]) => {
          if (all.length < 2 || all.some(isUncertain)) return [];
          // Duplicates of one module are that module's own fault, and reported there.
          const places = [...new Map(all.map((each) => [each.module, placeOfDefinition(each)])).values()];
          if (places.length < 2) return [];
          // Where declarations have the name too, there is a better place than the call.
          const own = places.filter(({ file }) => !isDeclarationFile(file));
          return (own.length > 0 ? own : places).map((place) => {
            const others = places.filter((other) => other !== place);
            const related = others.map((other) => ({ ...other, message: "Also defined here." }));
            return report(entry, place, { node }, { related });
          });
        }),
};
