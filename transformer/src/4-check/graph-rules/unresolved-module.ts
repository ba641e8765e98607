/** Every module of a dataflow is there. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { unresolvedModule as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";

export const unresolvedModule: GraphRule = {
  entry,
  check: ({ missingModules }) =>
    missingModules.map(({ location, name, specifier }) => report(entry, location, { name, specifier })),
};
