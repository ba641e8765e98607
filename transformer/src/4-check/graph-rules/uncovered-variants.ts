/**
 * The rule `uncovered-variants`: if something depends on a node with variants, one of them applies under the config of
 * the dataflow.
 */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
import { describeConfig } from "../../3-link/names/describe-config.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { findNode } from "../../3-link/edges/producers.js";
import { locationOfDefinition } from "../../3-link/node.js";

/** Reports every node that others depend on although no variant of it applies under the config. */
export const uncoveredVariants: GraphRule<{ readonly node: string; readonly config: string }> = {
  code: "ICO3112",
  slug: "uncovered-variants",
  severity: "warning",
  checks: "If something depends on a node with variants, one of them applies under the config of the dataflow.",
  meaning:
    "A node has definitions for some values of a config key, but none for the value in this config. Nodes that depend on it then take it as an external input.",
  fix: "Add a definition for this value or one with `otherwise()`, or use another value in the config.",
  fine: "When the value is meant to be an external input under this config.",
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
