/** Removes the code versions from a reading that was made for a manifest. */
import type { DefinitionIr, ModuleIr } from "../../ir/module.js";

/** The reading that the same module has for diagnostics, which need no code versions. */
export function withoutVersions(ir: ModuleIr): ModuleIr {
  return { ...without(ir, ["code", "reached"]), definitions: ir.definitions.map(toDefinition) };
}

function toDefinition(definition: DefinitionIr): DefinitionIr {
  const rest = without(definition, ["hash", "uses", "gaps"]);
  return { ...rest, codeVersion: "", modifiers: definition.modifiers.map((each) => without(each, ["code"])) };
}

function without<Value extends object, Key extends keyof Value>(value: Value, keys: readonly Key[]): Omit<Value, Key> {
  const rest = { ...value };
  for (const key of keys) delete rest[key];
  return rest;
}
