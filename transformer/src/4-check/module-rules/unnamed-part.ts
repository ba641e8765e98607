/** The rule `unnamed-part`: every part of a destructured parameter names an input. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every rest element and computed key in a destructured parameter. */
export const unnamedPart: ModuleRule<{ readonly node: string }> = {
  code: "ICO2111",
  slug: "unnamed-part",
  severity: "error",
  checks: "Every part of a destructured parameter names an input.",
  meaning:
    "Each property of a destructured parameter is an input. A rest element or a computed key has no name that an input could have.",
  fix: "Name each input as a property.",
  fine: "Never in a node's parameters. Nested patterns are fine: the outer property is the input.",
  message: ({ node }) =>
    `This part of \`${node}\`'s destructured parameter names no input. Name each input as a property: \`{ spend, signups }\`.`,

  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, parameters }) =>
      parameters.flatMap((parameter) =>
        parameter.kind === "named"
          ? parameter.refusedParts.map((span) => report(unnamedPart, { file, span }, { node: name }))
          : [],
      ),
    ),
};
