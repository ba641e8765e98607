/** Every node's return type is written out: it is the node's contract. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { missingReturnType as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const missingReturnType: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions
      .filter(({ returnType }) => returnType === null)
      .map(({ name, nameSpan }) => report(entry, { file, span: nameSpan }, { node: name })),
};
