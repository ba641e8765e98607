/** Every override is of a node or an input. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { unknownOverride as entry } from "../../diagnostics/catalogue/4-requests.js";
import { knownNames } from "../../3-link/names/known-names.js";
import type { RequestRule } from "../request-rule.js";

export const unknownOverride: RequestRule = {
  entry,
  check: ({ file, call, dataflow }) => {
    if (!dataflow.isComplete) return [];
    const names = knownNames(dataflow);
    return call.overrides.keys
      .filter(({ name }) => !names.has(name))
      .map(({ name, span }) => report(entry, { file, span }, { name, nearest: findNearest(name, names) }));
  },
};
