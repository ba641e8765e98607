/** The rule `unused-config`. */
import { findNearest, quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { inputsOf, locationOfInput, shownNameOf } from "../../3-link/node.js";

export const unusedConfig: GraphRule<{ readonly key: string; readonly nearest: string | null }> = {
  code: "ICO3106",
  slug: "unused-config",
  severity: "error",
  checks: "Every config key is read by something.",
  meaning: "A config key has no effect: no parameter and no node is named after it.",
  fix: "Correct the key, or remove it.",
  fine: "Never. Keys that only some dataflows read belong into the config of those.",
  message: ({ key, nearest }) =>
    `Nothing reads the config key \`${key}\`. ${nearest === null ? "Remove it, or name a parameter or node after it." : `Did you mean \`${nearest}\`?`}`,

  check: (dataflow, _, only) => {
    const { file, call, definitions, expanded, isComplete } = dataflow;
    if (!isComplete || (only !== undefined && only !== file)) return [];
    // Also what a definition reads whose place the config or a later module took.
    const defined = new Set(definitions.map(({ definition }) => definition.name));
    const all = definitions.flatMap(({ definition }) => inputsOf(definition).map(({ name }) => name));
    // Also what decides on variants, whether or not any of them is there.
    const closed = expanded?.closed.map(({ name }) => name) ?? [];
    const names = new Set([...defined, ...all, ...(expanded?.reads ?? []), ...closed]);
    return call.config.keys
      .filter(({ name }) => !names.has(name))
      .map(({ name: key, span }) => {
        const nearest = findNearest(key, names);
        // Either name can be the misspelt one.
        const takers = nearest === null || defined.has(nearest) ? [] : consumersOf(nearest, dataflow);
        const related = takers.map((consumer) => ({
          ...locationOfInput(consumer),
          message: `${quoteNode(shownNameOf(consumer))} takes \`${nearest}\` here.`,
        }));
        return report(unusedConfig, { file, span }, { key, nearest }, { related });
      });
  },
};
