/** A node's function that is named in another node's body without being called: a parameter was probably forgotten. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { uncalledNode as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { Fix } from "../../diagnostics/diagnostic.js";
import type { DefinitionIr, ModuleIr } from "../../ir/module.js";
import type { ModuleRule } from "../module-rule.js";

export const uncalledNode: ModuleRule = {
  entry,
  check: (module) =>
    module.definitions.flatMap((definition) =>
      definition.uncalledNodes.map(({ name, span }) => {
        const extras = { fixes: [addParameter(definition, name, module)] };
        return report(entry, { file: module.file, span }, { node: definition.name, used: name }, extras);
      }),
    ),
};

function addParameter(definition: DefinitionIr, name: string, module: ModuleIr): Fix {
  const type = module.definitions.find((other) => other.name === name)?.returnType?.text ?? "unknown";
  const offset = definition.nextParameterOffset;
  const text = `${definition.parameters.length > 0 ? ", " : ""}${name}: ${type}`;
  return {
    title: `Add the parameter \`${name}: ${type}\` to \`${definition.name}\``,
    edits: [{ file: module.file, span: { start: offset, end: offset }, text }],
  };
}
