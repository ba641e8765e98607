/** The rule `uncovered-variants`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
import { describeConfig } from "../../3-link/names/describe-config.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { findNode } from "../../3-link/edges/producers.js";
import { locationOfDefinition } from "../../3-link/node.js";

export const uncoveredVariants: GraphRule<{ readonly node: string; readonly config: string }> = {
  code: "ICO3112",
  slug: "uncovered-variants",
  severity: "warning",
  checks:
    "There is a definition of every node with variants under the config of the dataflow, where anything needs the node.",
  meaning:
    "There are definitions of a node for some values of a config key, and none for the value that it has here. Who needs the node then takes it as an input.",
  fix: "Add a definition for this value, or one with `otherwise()`; or name another value in the config.",
  fine: "When the value is meant to come from outside under this config.",
  message: ({ node, config }) =>
    `No definition of \`${node}\` exists ${config}, so it is an input. Add a definition for it, or one with \`otherwise()\`.`,

  check: (dataflow, _, only) => {
    const { file, call, expanded, isComplete } = dataflow;
    if (expanded === null || !isComplete || (only !== undefined && only !== file)) return [];
    const configured = new Set(call.config.keys.map(({ name }) => name));
    const isMissing = (name: string): boolean =>
      findNode(name, dataflow) === undefined && consumersOf(name, dataflow).length > 0 && !configured.has(name);
    const closed = expanded.closed.filter(({ name }) => isMissing(name));
    return [...new Set(closed.map(({ name }) => name))].map((node) => {
      const variants = closed.filter(({ name }) => name === node);
      const related = variants.map((variant) => ({
        ...locationOfDefinition(variant),
        message: `\`${variant.definition.name}\` does not exist under this config.`,
      }));
      const deciding = new Set(variants.flatMap(({ keys }) => keys));
      const key = call.config.keys.find(({ name }) => deciding.has(name));
      const location = { file, span: key?.span ?? call.calleeSpan };
      return report(uncoveredVariants, location, { node, config: describeConfig(call.config) }, { related });
    });
  },
};
