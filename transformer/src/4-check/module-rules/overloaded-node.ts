/** A node has one signature, so that its inputs are certain. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { overloadedNode as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const overloadedNode: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions
      .filter(({ overloads }) => overloads.length > 0)
      .map(({ name, nameSpan, overloads }) => {
        const related = overloads.map((span) => ({ file, span, message: "An overload signature." }));
        return report(entry, { file, span: nameSpan }, { node: name }, { related });
      }),
};
