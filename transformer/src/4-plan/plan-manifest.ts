/** Plans a module's manifest: from the intermediate representation to the rows of the static table. */
import { MANIFEST_VERSION, type Input, type ParameterPassing } from "@icosian/runtime";
import { deepFreeze } from "../ir/deep-freeze.js";
import type { DefinitionRow, ManifestTable } from "../ir/manifest-table.js";
import type { DefinitionIr, InputIr, ModuleIr, ParameterIr } from "../ir/module.js";

/**
 * Plans the manifest of a module in which no rule found an error.
 *
 * @throws Error when a definition has a form that the rules refuse, which is our own fault.
 */
export function planManifest(module: ModuleIr): ManifestTable {
  const definitions = module.definitions.map(toRow);
  return deepFreeze({ manifestVersion: MANIFEST_VERSION, module: module.module, definitions });
}

function toRow(definition: DefinitionIr): DefinitionRow {
  const { reference, parameters } = definition;
  return {
    name: definition.name,
    function: reference.member === null ? reference.local : `${reference.local}.${reference.member}`,
    parameters: parameters.map(toPassing),
    inputs: [...toPositionalInputs(parameters), ...toNamedInputs(parameters)],
    type: definition.returnType?.text ?? "unknown",
    isAsync: definition.isAsync,
    documentation: definition.documentation,
    position: definition.position,
    codeVersion: definition.codeVersion,
  };
}

function toPassing({ kind }: ParameterIr): ParameterPassing {
  if (kind === "positional" || kind === "named" || kind === "context") return kind;
  throw new Error(`Icosian's own fault: a parameter of the refused form "${kind}" was planned.`);
}

function toPositionalInputs(parameters: readonly ParameterIr[]): readonly Input[] {
  return parameters.flatMap((parameter) =>
    parameter.kind === "positional" ? [toInput(parameter.input, "positional")] : [],
  );
}

function toNamedInputs(parameters: readonly ParameterIr[]): readonly Input[] {
  return parameters.flatMap((parameter) =>
    parameter.kind === "named" ? parameter.inputs.map((input) => toInput(input, "named")) : [],
  );
}

function toInput(input: InputIr, passing: Input["passing"]): Input {
  return { name: input.name, type: input.type?.text ?? "unknown", isOptional: input.isOptional, passing };
}
