/** A default whose function is never called can stand outside of its signature. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { distantDefault as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const distantDefault: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions.flatMap(({ name: node, defaults }) =>
      defaults.flatMap(({ name: parameter, span, text }) =>
        text === null ? [report(entry, { file, span }, { node, parameter })] : [],
      ),
    ),
};
