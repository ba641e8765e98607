/** Every module of a dataflow is a dataflow module. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { plainModule as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";

export const plainModule: GraphRule = {
  entry,
  check: ({ plainModules }) =>
    plainModules.map(({ location, file, barrel }) =>
      report(entry, location, {
        module: file.slice(file.lastIndexOf("/") + 1),
        isJavaScript: /\.[cm]?jsx?$/.test(file),
        picked: barrel?.reExports.flatMap(({ names }) => names ?? []) ?? [],
      }),
    ),
};
