/** What the config gives can be passed where it is asked for. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { configType as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { checkGiven } from "../graph/check-given.js";

export const configType: GraphRule = {
  entry,
  check: ({ file, call, consumers }, oracle, only) =>
    only !== undefined && only !== file
      ? []
      : call.config.keys.flatMap((key) =>
          checkGiven(file, key, consumers.get(key.name) ?? [], oracle).map(({ types, place, related }) =>
            report(entry, place, types, { related }),
          ),
        ),
};
