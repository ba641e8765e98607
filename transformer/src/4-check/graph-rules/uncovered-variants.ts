/** There is a definition of every node with variants under the config of the dataflow, where anything needs the node. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { uncoveredVariants as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { describeConfig } from "../../3-link/names/describe-config.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { findNode } from "../../3-link/edges/producers.js";
import { locationOfDefinition } from "../../3-link/node.js";

export const uncoveredVariants: GraphRule = {
  entry,
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
      return report(entry, location, { node, config: describeConfig(call.config) }, { related });
    });
  },
};
