/** Every input's type is written out: it is the node's contract. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { missingParameterType as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { DefinitionIr, InputIr } from "../../ir/module.js";
import type { ModuleRule } from "../module-rule.js";

export const missingParameterType: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions.flatMap((definition) =>
      readableInputs(definition)
        .filter((input) => input.type === null)
        .map((input) =>
          report(entry, { file, span: input.nameSpan }, { node: definition.name, parameter: input.name }),
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
