/** Diagnostics about what runs the transformer, or what it would need. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

export const unsupportedHost: DiagnosticKind<{ readonly found: string }> = {
  code: "ICO1003",
  slug: "unsupported-host",
  severity: "error",
  checks: "The transformer is called by a host that it works in.",
  meaning:
    "Something called the transformer that does not hand over the TypeScript it runs in, so that the transformer cannot work on its syntax trees.",
  fix: "Use ts-patch, ttypescript, or `node --import @icosian/transformer/register`.",
  fine: "Never: nothing was transformed.",
  message: ({ found }) =>
    `@icosian/transformer was called by ${found}. It works under ts-patch (tspc) with TypeScript 5 and 6, and under ttypescript with TypeScript 4.9.`,
};

export const unknownDecorators: DiagnosticKind<null> = {
  code: "ICO1007",
  slug: "unknown-decorators",
  severity: "error",
  checks: "Decorators are lowered before Node runs a file.",
  meaning:
    "A file has decorators. No engine of today runs them, and oxc-transform, which strips types here, leaves them in. They are lowered by the TypeScript (5 or 6) or esbuild that the project has, and neither was found.",
  fix: "Install `typescript@6` or `esbuild` as a development dependency, or write `node(…)` in place of decorators.",
  fine: "Never: the file could not be loaded.",
  message: () =>
    `This file has decorators, which no Node runs as they are. Install TypeScript 5 or 6, or esbuild, beside @icosian/transformer to turn them into what Node runs, or write \`node(…)\` in place of decorators.`,
};
