/** Diagnostics that are found while files are emitted. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

/** Reports a default that a generated manifest needs and cannot import from the module. */
export const hiddenDefault: DiagnosticKind<{
  readonly node: string;
  readonly parameter: string;
  readonly used: string;
}> = {
  code: "ICO5001",
  slug: "hidden-default",
  severity: "error",
  checks: "A default that a generated file needs is exported by its module.",
  meaning:
    "With `does`, a function's own body never runs, so the defaults of its parameters are copied from its signature into the manifest. `icosian generate` writes the manifest to a file of its own, which sees only the exports of the module.",
  fix: "Export the constant or function that the default uses, under a name that begins with `_` if it should not be a node, or write a plain value.",
  fine: "Never: nothing is generated. A manifest that is appended to its module may use declarations that are not exported.",
  message: ({ node, parameter, used }) =>
    `Another function computes \`${node}\`, so a generated file has the default of \`${parameter}\`, but not \`${used}\`, which the module does not export. Export it, or write a value.`,
};
