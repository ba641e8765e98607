/** The rule `undeclared-module`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { toModuleName } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";

export const undeclaredModule: GraphRule<{ readonly module: string }> = {
  code: "ICO3210",
  slug: "undeclared-module",
  severity: "warning",
  checks: "Declarations say which nodes their module has.",
  meaning:
    "A dataflow links a module of which TypeScript sees declarations only: one of a package, or of a referenced project. They do not say which nodes the module has, and neither does the JavaScript beside them, so the compiler says nothing of what connects these nodes with the others. The dataflow is checked when it is built, as always.",
  fix: "Write the declarations with `tspc` and the plugin `@icosian/transformer`, and not by another tool: the plugin adds the table of nodes to them. Packages that an earlier version built say enough in their JavaScript, as long as it stands beside the declarations and each file holds one module.",
  fine: 'When the package is not yours to build: say so with `// icosian-expect ICO3210: …` at the call, or set the rule `undeclared-module` to `"off"`.',
  message: ({ module }) =>
    `\`${module}\` does not say which nodes its module has, so nothing between them and the rest of this dataflow is checked. Build that module with this version of @icosian/transformer as a plugin of the tsconfig that writes its declarations.`,
  isOnce: true,
  check: ({ opaqueModules }) =>
    opaqueModules.flatMap(({ kind, location, file }) =>
      kind === "undeclared" ? [report(undeclaredModule, location, { module: toModuleName(file) })] : [],
    ),
};
