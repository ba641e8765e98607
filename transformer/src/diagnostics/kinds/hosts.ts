/** Diagnostics about the host that runs the transformer, and about tools that it needs. No rule reports them. */
import type { DiagnosticKind } from "../diagnostic-kind.js";

/** Reports a caller that does not pass its TypeScript to the transformer. */
export const unsupportedHost: DiagnosticKind<{ readonly found: string }> = {
  code: "ICO1003",
  slug: "unsupported-host",
  severity: "error",
  checks: "The transformer is called by a supported host.",
  meaning:
    "The caller of the transformer does not pass the TypeScript that it runs in, so the transformer cannot work on its syntax trees.",
  fix: "Use ts-patch, ttypescript, or `node --import @icosian/transformer/register`.",
  fine: "Never: nothing was transformed.",
  message: ({ found }) =>
    `@icosian/transformer was called by ${found}. It works under ts-patch (tspc) with TypeScript 5 and 6, and under ttypescript with TypeScript 4.9.`,
};

/** Reports a file with decorators if nothing in the project can compile them. */
export const unknownDecorators: DiagnosticKind<null> = {
  code: "ICO1007",
  slug: "unknown-decorators",
  severity: "error",
  checks: "Decorators are compiled before Node runs a file.",
  meaning:
    "A file has decorators. No current JavaScript engine runs them, and oxc-transform, which strips the types here, leaves them in. The project's own TypeScript (5 or 6) or esbuild compiles them, but neither was found.",
  fix: "Install `typescript@6` or `esbuild` as a development dependency, or write `node(…)` instead of decorators.",
  fine: "Never: the file could not be loaded.",
  message: () =>
    `This file has decorators, which no Node runs as they are. Install TypeScript 5 or 6, or esbuild, beside @icosian/transformer to turn them into what Node runs, or write \`node(…)\` in place of decorators.`,
};
