/** A generator makes no single value: its items have to be what it fans out to. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { generatorNode as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const generatorNode: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions
      .filter(({ isGenerator, fansOut }) => isGenerator && !fansOut)
      .map(({ name, nameSpan }) => report(entry, { file, span: nameSpan }, { node: name })),
};
