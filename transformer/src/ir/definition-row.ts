/** A definition as a row of a manifest. */
import { internalFault } from "@icosian/runtime/tooling";
import type { Input, ModifierEntry, ParameterPassing } from "@icosian/runtime";
import type { DefinitionRow } from "./manifest-table.js";
import type { DefinitionIr, InputIr, ModifierIr, ParameterIr } from "./module.js";
import type { DefaultIr } from "./module-parts.js";
import { toPlainValues } from "./plain-value.js";

/**
 * The row of a definition without errors.
 *
 * @throws Error if a parameter has a form that the rules should have rejected, which is a bug of ours.
 */
export function toDefinitionRow(definition: DefinitionIr): DefinitionRow {
  const { reference, parameters } = definition;
  return {
    name: definition.name,
    function: reference.member === null ? reference.local : `${reference.local}.${reference.member}`,
    parameters: parameters.map(toPassing),
    inputs: [...toPositionalInputs(parameters), ...toNamedInputs(parameters)],
    type: definition.returnType?.text ?? "unknown",
    isAsync: definition.isAsync,
    ...(definition.fansOut && { fansOut: true }),
    documentation: definition.documentation,
    position: definition.position,
    codeVersion: definition.codeVersion,
    ...(definition.hash !== undefined && { hash: definition.hash }),
    ...(definition.uses !== undefined && { uses: definition.uses }),
    ...(definition.gaps !== undefined && { gaps: definition.gaps }),
    ...(definition.modifiers.length > 0 && { modifiers: definition.modifiers.map(toEntry) }),
    ...(definition.defaults.length > 0 && { defaults: toDefaults(definition.defaults) }),
  };
}

function toDefaults(defaults: readonly DefaultIr[]): Readonly<Record<string, string>> {
  return Object.fromEntries(defaults.map(({ name, text }) => [name, text ?? "undefined"]));
}

/**
 * The facts about a modifier that the runtime needs but cannot learn from its value, and those for readers of the JSON.
 */
function toEntry({ kind, arguments: args, steps, fields, code }: ModifierIr): ModifierEntry {
  const literals = kind === null ? null : toPlainValues(args);
  return {
    ...(kind !== null && { kind }),
    ...(literals !== null && { arguments: literals }),
    ...(steps !== null && { steps }),
    ...(fields !== null && fields.length > 0 && { fields }),
    ...(code !== undefined && { code }),
  };
}

function toPassing({ kind }: ParameterIr): ParameterPassing {
  if (kind === "positional" || kind === "named" || kind === "context") return kind;
  throw internalFault("ICO9010", `a parameter of the refused form "${kind}" was compiled`);
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
  const { name, type, isOptional, collects } = input;
  return { name, type: type?.text ?? "unknown", isOptional, passing, ...(collects && { collects }) };
}
