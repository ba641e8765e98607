/** The rule `unused-config`: every config key is read by a parameter, a node or a modifier. */
import { findNearest, quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { inputsOf, locationOfInput, shownNameOf } from "../../3-link/node.js";

/** Reports every config key that nothing reads, with the nearest name that would be read. */
export const unusedConfig: GraphRule<{ readonly key: string; readonly nearest: string | null }> = {
  code: "ICO3106",
  slug: "unused-config",
  severity: "error",
  checks: "Every config key is read by a parameter, a node or a modifier.",
  meaning: "A config key has no effect: no parameter or node has its name, and no modifier reads it.",
  fix: "Correct the key, or remove it.",
  fine: "Never. If only some dataflows read a key, set it only in their configs.",
  message: ({ key, nearest }) =>
    `Nothing reads the config key \`${key}\`. ${nearest === null ? "Remove it, or name a parameter or node after it." : `Did you mean \`${nearest}\`?`}`,

  check: (dataflow, _, only) => {
    const { file, call, definitions, expanded, isComplete } = dataflow;
    if (!isComplete || (only !== undefined && only !== file)) return [];
    // Definitions that the config or a later module replaces count too.
    const defined = new Set(definitions.map(({ definition }) => definition.name));
    const all = definitions.flatMap(({ definition }) => inputsOf(definition).map(({ name }) => name));
    // Keys that decide between variants count, whether or not any variant exists.
    const closed = expanded?.closed.map(({ name }) => name) ?? [];
    const names = new Set([...defined, ...all, ...(expanded?.reads ?? []), ...closed]);
    return call.config.keys
      .filter(({ name }) => !names.has(name))
      .map(({ name: key, span }) => {
        const nearest = findNearest(key, names);
        // Either the key or the name that reads it may be misspelt.
        const takers = nearest === null || defined.has(nearest) ? [] : consumersOf(nearest, dataflow);
        const related = takers.map((consumer) => ({
          ...locationOfInput(consumer),
          message: `${quoteNode(shownNameOf(consumer))} takes \`${nearest}\` here.`,
        }));
        return report(unusedConfig, { file, span }, { key, nearest }, { related });
      });
  },
};
