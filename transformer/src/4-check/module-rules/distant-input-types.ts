/** The types of named inputs stand where one file's syntax can read them. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { distantInputTypes as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const distantInputTypes: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, parameters }) =>
      parameters.flatMap((parameter) =>
        parameter.kind === "named" && parameter.typeForm === "elsewhere"
          ? [report(entry, { file, span: parameter.span }, { node: name })]
          : [],
      ),
    ),
};
