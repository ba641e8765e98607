/** Writes dataflow modules for tests as the transformer would, from a few words. */
import { MANIFEST_VERSION, type Definition, type Input, type Manifest } from "@icosian/runtime";

/** A module namespace with a manifest. */
export interface TestModule {
  readonly $manifest: Manifest;
}

type AnyFunction = (...args: never[]) => unknown;

/**
 * Makes a definition.
 *
 * @param inputs - Names of positional inputs; `"week?"` is optional, `"week*"` collects.
 * @param own - Its function; `isAsync` is what the declaration would say.
 */
export function define(
  name: string,
  inputs: readonly string[],
  own: AnyFunction,
  more: Partial<Definition> = {},
): Definition {
  return {
    name,
    function: own,
    parameters: inputs.map(() => "positional"),
    inputs: inputs.map((input) => toInput(input, "positional")),
    type: "number",
    isAsync: false,
    documentation: "",
    position: { line: 1, column: 1 },
    codeVersion: "0".repeat(24),
    ...more,
  };
}

/** An input as the manifest has it; `"week?"` is optional, `"week*"` collects. */
export function toInput(written: string, passing: Input["passing"]): Input {
  const input = { name: written.replace(/[?*]+$/, ""), type: "number", isOptional: written.includes("?"), passing };
  return written.includes("*") ? { ...input, collects: true } : input;
}

/** Makes a module whose definitions stand one a line. */
export function makeModule(
  module: string,
  ...definitions: readonly (Definition | readonly Definition[])[]
): TestModule {
  const placed = definitions
    .flat()
    .map((definition, index) => ({ ...definition, position: { line: index + 1, column: 17 } }));
  return { $manifest: { manifestVersion: MANIFEST_VERSION, module, definitions: placed, code: [] } };
}
