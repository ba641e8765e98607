/**
 * The rule `config-type`: each config value, of the dataflow or of a subdag, can be passed to the nodes that read it.
 */
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

/** Reports every config value that a node which reads it cannot take. */
export const configType: GraphRule<EdgeTypes> = {
  code: "ICO3109",
  slug: "config-type",
  severity: "error",
  checks: "Each config value, of the dataflow or of a subdag, can be passed to the nodes that read it.",
  meaning:
    'A value in the config of the dataflow or of a subdag cannot be passed to a node that reads it, as a parameter or by `configuration("key")`.',
  fix: "Give a value of the type that the node expects, or change the type in the node.",
  fine: "Never: the node would receive a value of the wrong type.",
  message: (types) => toEdgeText(types, "the config gives"),

  check: (dataflow, oracle, only) => [
    ...(only === undefined || only === dataflow.file ? checkKeys(dataflow, oracle) : []),
    ...(dataflow.expanded === null ? [] : checkEdges({ kind: configType, isConfig: true }, dataflow, oracle, only)),
  ],
};

/** Checks the config keys that have the names of parameters. */
function checkKeys(dataflow: LinkedDataflow, oracle: Oracle): readonly Diagnostic[] {
  const { file, call } = dataflow;
  const single = call.config.keys.filter(({ name }) => !givesItems(name, dataflow));
  return single.flatMap((key) =>
    checkGiven(file, key, takersOf(key.name, dataflow), oracle).map(({ types, location, related }) =>
      report(configType, location, types, { related }),
    ),
  );
}
