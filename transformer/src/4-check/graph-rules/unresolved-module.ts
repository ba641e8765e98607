/** The rule `unresolved-module`: every module that is passed to `dataflow(…)` can be found. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every argument that comes from an import which TypeScript cannot resolve. */
export const unresolvedModule: GraphRule<{ readonly name: string; readonly specifier: string }> = {
  code: "ICO3110",
  slug: "unresolved-module",
  severity: "error",
  checks: "Every module that is passed to `dataflow(…)` can be found.",
  meaning:
    "A module that is passed to `dataflow(…)` comes from a file that TypeScript cannot find. Its nodes are unknown, so neither the dataflow nor the requests to it can be checked.",
  fix: "Correct the path in the import, or install the package that it names. TypeScript's own error at the import (TS2307) says more.",
  fine: "When a package has no types: say so with `// icosian-expect ICO3110: …`.",
  message: ({ name, specifier }) =>
    `\`${name}\` comes from "${specifier}", which TypeScript does not find, so this dataflow cannot be checked. Correct the import.`,

  check: ({ missingModules }) =>
    missingModules.map(({ location, name, specifier }) => report(unresolvedModule, location, { name, specifier })),
};
