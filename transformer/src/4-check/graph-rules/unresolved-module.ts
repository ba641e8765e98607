/** The rule `unresolved-module`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";

export const unresolvedModule: GraphRule<{ readonly name: string; readonly specifier: string }> = {
  code: "ICO3110",
  slug: "unresolved-module",
  severity: "error",
  checks: "Every module of a dataflow is there.",
  meaning:
    "A module that is passed to `dataflow(…)` comes from a file that TypeScript does not find. What it defines is not known, so neither the dataflow nor what is asked of it can be checked.",
  fix: "Correct the path in the import, or install the package that it names. TypeScript's own error there (TS2307) says more.",
  fine: "With a package that has no types: say so with `// icosian-expect ICO3110: …`.",
  message: ({ name, specifier }) =>
    `\`${name}\` comes from "${specifier}", which TypeScript does not find, so this dataflow cannot be checked. Correct the import.`,

  check: ({ missingModules }) =>
    missingModules.map(({ location, name, specifier }) => report(unresolvedModule, location, { name, specifier })),
};
