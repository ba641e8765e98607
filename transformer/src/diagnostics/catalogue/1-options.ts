/** Words of the diagnostics about options and hosts: how the transformer was set up. */
import type { CatalogueEntry } from "../catalogue-entry.js";

export const unknownOption: CatalogueEntry<{ readonly option: string; readonly known: readonly string[] }> = {
  code: "ICO1001",
  slug: "unknown-option",
  severity: "error",
  message: ({ option, known }) =>
    `The plugin "@icosian/transformer" has no option \`${option}\`. It has ${known.map((name) => `\`${name}\``).join(", ")}.`,
};

export const invalidOption: CatalogueEntry<{ readonly option: string; readonly expected: string }> = {
  code: "ICO1002",
  slug: "invalid-option",
  severity: "error",
  message: ({ option, expected }) =>
    `Option \`${option}\` of the plugin "@icosian/transformer" is not ${expected}. Write ${expected}.`,
};

export const unsupportedHost: CatalogueEntry<{ readonly found: string }> = {
  code: "ICO1003",
  slug: "unsupported-host",
  severity: "error",
  message: ({ found }) =>
    `@icosian/transformer was called by ${found}. It works under ts-patch (tspc) with TypeScript 5 and 6, and under ttypescript with TypeScript 4.9.`,
};

export const unusedExpectation: CatalogueEntry<{ readonly code: string }> = {
  code: "ICO1004",
  slug: "unused-expectation",
  severity: "error",
  message: ({ code }) => `${code} is expected here, but nothing of that kind is found. Remove the comment.`,
};

export const unreasonedExpectation: CatalogueEntry<{ readonly code: string }> = {
  code: "ICO1005",
  slug: "unreasoned-expectation",
  severity: "error",
  message: ({ code }) => `Say why this is as it should be: \`// icosian-expect ${code}: reason\`.`,
};

export const unknownDecorators: CatalogueEntry<null> = {
  code: "ICO1007",
  slug: "unknown-decorators",
  severity: "error",
  message: () =>
    `This file has decorators, which no Node runs as they are. Install TypeScript 5 or 6, or esbuild, beside @icosian/transformer to turn them into what Node runs, or write \`node(…)\` in place of decorators.`,
};
