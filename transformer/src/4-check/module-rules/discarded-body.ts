/** The body of a function that another one computes never runs, so it should do nothing. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { discardedBody as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const discardedBody: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, discardedBody: span }) =>
      span === null ? [] : [report(entry, { file, span }, { node: name })],
    ),
};
