/** The rule `unused-config`. */
import { findNearest, quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
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

  check: ({ file, call, definitions, consumers, expanded, isComplete }, _, only) => {
    if (!isComplete || (only !== undefined && only !== file)) return [];
    // Also what a definition reads whose place the config or a later module took.
    const all = [...definitions.values()]
      .flat()
      .flatMap(({ definition }) => inputsOf(definition).map(({ name }) => name));
    // Also what decides on variants, whether or not any of them is there.
    const closed = expanded?.closed.map(({ name }) => name) ?? [];
    const names = new Set([...definitions.keys(), ...all, ...(expanded?.reads ?? []), ...closed]);
    return call.config.keys
      .filter(({ name }) => !names.has(name))
      .map(({ name: key, span }) => {
        const nearest = findNearest(key, names);
        // Either name can be the misspelt one.
        const takers = nearest === null || definitions.has(nearest) ? [] : (consumers.get(nearest) ?? []);
        const related = takers.map((consumer) => ({
          ...locationOfInput(consumer),
          message: `${quoteNode(shownNameOf(consumer))} takes \`${nearest}\` here.`,
        }));
        return report(unusedConfig, { file, span }, { key, nearest }, { related });
      });
  },
};
