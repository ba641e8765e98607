/** What the config gives, of a dataflow or of a subdag, can be passed where it is asked for. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { configType as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import { checkEdges } from "../../3-link/edges/check-edges.js";
import { checkGiven } from "../../3-link/edges/check-given.js";
import { givesItems } from "../../3-link/fan-outs.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";
import { takersOf } from "../../3-link/edges/takers.js";

export const configType: GraphRule = {
  entry,
  check: (dataflow, oracle, only) => [
    ...(only === undefined || only === dataflow.file ? checkKeys(dataflow, oracle) : []),
    ...(dataflow.expanded === null ? [] : checkEdges({ entry, isConfig: true }, dataflow, oracle, only)),
  ],
};

/** The keys that parameters are named after. */
function checkKeys(dataflow: LinkedDataflow, oracle: Oracle): readonly Diagnostic[] {
  const { file, call } = dataflow;
  const single = call.config.keys.filter(({ name }) => !givesItems(name, dataflow));
  return single.flatMap((key) =>
    checkGiven(file, key, takersOf(key.name, dataflow), oracle).map(({ types, location, related }) =>
      report(entry, location, types, { related }),
    ),
  );
}
