/** The rule `distant-input-types`: the types of named inputs are written in the file of the node. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every destructured parameter whose type cannot be read from the text of its file. */
export const distantInputTypes: ModuleRule<{ readonly node: string }> = {
  code: "ICO2112",
  slug: "distant-input-types",
  severity: "error",
  checks: "The types of named inputs are written in the file of the node.",
  meaning:
    "The types of named inputs are read from the text of one file. Imported, inherited, generic and computed types cannot be read from it.",
  fix: "Write the type in place, or as an interface or type alias in the same file, without `extends` and type parameters.",
  fine: "Never for destructured parameters. A parameter with a name may have any type.",
  message: ({ node }) =>
    `The types of \`${node}\`'s named inputs are not written where they can be read. Write them in place, \`({ spend }: { spend: Float64Array })\`, or as an interface of this file.`,

  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, parameters }) =>
      parameters.flatMap((parameter) =>
        parameter.kind === "named" && parameter.typeForm === "elsewhere"
          ? [report(distantInputTypes, { file, span: parameter.span }, { node: name })]
          : [],
      ),
    ),
};
