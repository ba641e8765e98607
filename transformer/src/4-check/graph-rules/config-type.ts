/** The rule `config-type`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Oracle } from "../../oracle/oracle.js";
import { toEdgeText, type EdgeTypes } from "../../diagnostics/edge-text.js";
import type { GraphRule } from "../graph-rule.js";
import { checkEdges } from "../../3-link/edges/check-edges.js";
import { checkGiven } from "../../3-link/edges/check-given.js";
import { givesItems } from "../../3-link/fan-outs.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";
import { takersOf } from "../../3-link/edges/takers.js";

export const configType: GraphRule<EdgeTypes> = {
  code: "ICO3109",
  slug: "config-type",
  severity: "error",
  checks: "What the config gives, of a dataflow or of a subdag, can be passed where it is asked for.",
  meaning:
    'What the config gives, that of the dataflow or of a subdag, cannot be passed to a node that reads it, as a parameter or by `configuration("key")`.',
  fix: "Give a value of the type that the node asks for, or change the node's type.",
  fine: "Never: the node would get what it does not expect.",
  message: (types) => toEdgeText(types, "the config gives"),

  check: (dataflow, oracle, only) => [
    ...(only === undefined || only === dataflow.file ? checkKeys(dataflow, oracle) : []),
    ...(dataflow.expanded === null ? [] : checkEdges({ kind: configType, isConfig: true }, dataflow, oracle, only)),
  ],
};

/** The keys that parameters are named after. */
function checkKeys(dataflow: LinkedDataflow, oracle: Oracle): readonly Diagnostic[] {
  const { file, call } = dataflow;
  const single = call.config.keys.filter(({ name }) => !givesItems(name, dataflow));
  return single.flatMap((key) =>
    checkGiven(file, key, takersOf(key.name, dataflow), oracle).map(({ types, location, related }) =>
      report(configType, location, types, { related }),
    ),
  );
}
