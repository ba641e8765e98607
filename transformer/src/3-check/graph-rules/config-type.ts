/** What the config gives can be passed where it is asked for. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { configType as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { checkGiven } from "../graph/check-given.js";
import { givesItems } from "../graph/fan-outs.js";

export const configType: GraphRule = {
  entry,
  check: (dataflow, oracle, only) => {
    const { file, call, consumers } = dataflow;
    if (only !== undefined && only !== file) return [];
    const single = call.config.keys.filter(({ name }) => !givesItems(name, dataflow));
    return single.flatMap((key) =>
      checkGiven(file, key, consumers.get(key.name) ?? [], oracle).map(({ types, place, related }) =>
        report(entry, place, types, { related }),
      ),
    );
  },
};
