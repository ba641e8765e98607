/** The rule `missing-parameter-type`: every input has a written type, which is the node's contract. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { DefinitionIr, InputIr } from "../../ir/module.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every input without a written type. */
export const missingParameterType: ModuleRule<{ readonly node: string; readonly parameter: string }> = {
  code: "ICO2101",
  slug: "missing-parameter-type",
  severity: "error",
  checks: "Every input has a written type, which is the node's contract.",
  meaning:
    "The type of an input says what the node expects. Tools that see one file and have no type checker copy it into the manifest as it is written, so it cannot be inferred.",
  fix: "Write the type, also beside a default: `week: number = 1`.",
  fine: "Never in a node. A function that is not exported, or whose name starts with `_`, is not a node and may leave types out.",
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

/** Leaves out inputs whose types are in another file, which another rule reports. */
function readableInputs(definition: DefinitionIr): readonly InputIr[] {
  return definition.parameters.flatMap((parameter) => {
    if (parameter.kind === "positional") return [parameter.input];
    return parameter.kind === "named" && parameter.typeForm !== "elsewhere" ? parameter.inputs : [];
  });
}
