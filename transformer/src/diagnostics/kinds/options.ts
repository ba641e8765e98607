/** Diagnostics about the plugin's options. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

/** Reports a key of the plugin's entry that nothing reads. */
export const unknownOption: DiagnosticKind<{ readonly option: string; readonly known: readonly string[] }> = {
  code: "ICO1001",
  slug: "unknown-option",
  severity: "error",
  checks: "The plugin's entry in the tsconfig has only known options.",
  meaning: "The plugin's entry in the tsconfig has a key that neither the transformer nor its host reads.",
  fix: "Correct the name, or remove the key. The message lists the available options.",
  fine: "Never: the key has no effect.",
  message: ({ option, known }) =>
    `The plugin "@icosian/transformer" has no option \`${option}\`. It has ${known.map((name) => `\`${name}\``).join(", ")}.`,
};

/** Reports an option of the plugin's entry whose value is ignored. */
export const invalidOption: DiagnosticKind<{
  readonly option: string;
  readonly found: string;
  readonly expected: string;
}> = {
  code: "ICO1002",
  slug: "invalid-option",
  severity: "error",
  checks: "Each option of the plugin's entry has a valid value.",
  meaning: "An option of the plugin's entry has an invalid value, which is ignored.",
  fix: "Write a value of the kind that the message asks for.",
  fine: "Never: the value has no effect.",
  message: ({ option, found, expected }) =>
    `Option \`${option}\` of the plugin "@icosian/transformer" is ${found}. Write ${expected}.`,
};
