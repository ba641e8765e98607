/** Diagnostics about the plugin's options. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

export const unknownOption: DiagnosticKind<{ readonly option: string; readonly known: readonly string[] }> = {
  code: "ICO1001",
  slug: "unknown-option",
  severity: "error",
  checks: "The plugin's entry has options that exist.",
  meaning: "The plugin's entry in the tsconfig has a key that neither the transformer nor its host reads.",
  fix: "Correct the name, or remove the key. The message lists the options that there are.",
  fine: "Never: the key has no effect.",
  message: ({ option, known }) =>
    `The plugin "@icosian/transformer" has no option \`${option}\`. It has ${known.map((name) => `\`${name}\``).join(", ")}.`,
};

export const invalidOption: DiagnosticKind<{
  readonly option: string;
  readonly found: string;
  readonly expected: string;
}> = {
  code: "ICO1002",
  slug: "invalid-option",
  severity: "error",
  checks: "Each option of the plugin's entry has a value that it can have.",
  meaning: "An option of the plugin's entry has a value that it cannot have, and counts as not given.",
  fix: "Write the kind of value that the message asks for.",
  fine: "Never: the value has no effect.",
  message: ({ option, found, expected }) =>
    `Option \`${option}\` of the plugin "@icosian/transformer" is ${found}. Write ${expected}.`,
};
