/** A node has one signature, so that its inputs are certain. */
import { report } from "../../diagnostics/catalogue-entry.ts";
import { overloadedNode as entry } from "../../diagnostics/catalogue/2-reading.ts";
import type { ModuleRule } from "../module-rule.ts";

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
