/** Every config key is read by something. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { unusedConfig as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";

export const unusedConfig: GraphRule = {
  entry,
  check: ({ file, call, definitions, consumers, isComplete }) => {
    if (!isComplete) return [];
    const names = [...new Set([...consumers.keys(), ...definitions.keys()])];
    return call.config.keys
      .filter(({ name }) => !names.includes(name))
      .map(({ name, span }) => report(entry, { file, span }, { key: name, nearest: findNearest(name, names) }));
  },
};
