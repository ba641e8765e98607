/** A node's function that is named in another node's body without being called: a parameter was probably forgotten. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { uncalledNode as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { Fix } from "../../diagnostics/diagnostic.js";
import type { DefinitionIr, ModuleIr, ParameterIr } from "../../ir/module.js";
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
  const added = `${name}: ${type}`;
  const { offset, text } = placeParameter(definition, added);
  return {
    title: `Add the parameter \`${added}\` to \`${definition.name}\``,
    edits: [{ file: module.file, span: { start: offset, end: offset }, text }],
  };
}

/** Last, but before the first optional parameter: TypeScript allows no required one after that. */
function placeParameter(
  { parameters, nextParameterOffset }: DefinitionIr,
  added: string,
): { readonly offset: number; readonly text: string } {
  const optional = parameters.find(isOptional);
  if (optional?.kind === "positional") return { offset: optional.input.nameSpan.start, text: `${added}, ` };
  return { offset: nextParameterOffset, text: parameters.length > 0 ? `, ${added}` : added };
}

function isOptional(parameter: ParameterIr): boolean {
  return parameter.kind === "positional" && parameter.input.isOptional;
}
