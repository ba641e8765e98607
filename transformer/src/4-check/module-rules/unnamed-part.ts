/** Every part of a destructured parameter names an input. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { unnamedPart as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const unnamedPart: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, parameters }) =>
      parameters.flatMap((parameter) =>
        parameter.kind === "named"
          ? parameter.refusedParts.map((span) => report(entry, { file, span }, { node: name }))
          : [],
      ),
    ),
};
