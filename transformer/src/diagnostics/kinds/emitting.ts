/** Diagnostics about what is emitted. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

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
    "Under `does` a function's own body never runs, so the defaults of its parameters are taken out of its signature into the manifest. `icosian generate` writes the manifest into a file of its own, which sees of the module only what it exports.",
  fix: "Export the constant or function that the default uses, under a name that begins with `_` if it is to be no node, or write a plain value.",
  fine: "Never: nothing is generated. Manifests that are appended to their modules may use what the module hides.",
  message: ({ node, parameter, used }) =>
    `Another function computes \`${node}\`, so a generated file has the default of \`${parameter}\`, but not \`${used}\`, which the module does not export. Export it, or write a value.`,
};
