/** The rule `missing-parameter-type`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { DefinitionIr, InputIr } from "../../ir/module.js";
import type { ModuleRule } from "../module-rule.js";

export const missingParameterType: ModuleRule<{ readonly node: string; readonly parameter: string }> = {
  code: "ICO2101",
  slug: "missing-parameter-type",
  severity: "error",
  checks: "Every input's type is written out: it is the node's contract.",
  meaning:
    "The type of an input is what its node asks of whatever provides it. It is written to the manifest as it stands, by tools that see one file and have no type checker, so it cannot be inferred.",
  fix: "Write the type out, also beside a default: `week: number = 1`.",
  fine: "Never in a node. A function whose name starts with `_`, or that is not exported, is no node and may leave types out.",
  message: ({ node, parameter }) =>
    `Input \`${parameter}\` of \`${node}\` has no type. Write it out: \`${parameter}: …\`. It is what \`${node}\` asks of whatever provides \`${parameter}\`.`,

  check: ({ file, definitions }) =>
    definitions.flatMap((definition) =>
      readableInputs(definition)
        .filter((input) => input.type === null)
        .map((input) =>
          report(
            missingParameterType,
            { file, span: input.nameSpan },
            { node: definition.name, parameter: input.name },
          ),
        ),
    ),
};

/** Without those whose types stand in another file, of which another rule speaks. */
function readableInputs(definition: DefinitionIr): readonly InputIr[] {
  return definition.parameters.flatMap((parameter) => {
    if (parameter.kind === "positional") return [parameter.input];
    return parameter.kind === "named" && parameter.typeForm !== "elsewhere" ? parameter.inputs : [];
  });
}
