/** The rule `undeclared-module`: the declarations of a module say which nodes it has. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { toModuleName } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every argument that stands for a module whose declarations do not list its nodes. */
export const undeclaredModule: GraphRule<{ readonly module: string }> = {
  code: "ICO3210",
  slug: "undeclared-module",
  severity: "warning",
  checks: "The declarations of a module say which nodes it has.",
  meaning:
    "A dataflow links a module of which TypeScript sees only declarations, for example a module of a package or of a referenced project. Neither the declarations nor the JavaScript beside them say which nodes the module has, so the compiler cannot check the edges between these nodes and others. The dataflow is checked when it is built, as always.",
  fix: "Write the declarations with `tspc` and the plugin `@icosian/transformer`, not with another tool: the plugin adds the table of nodes to them. For a package that an earlier version built, its JavaScript is enough if it is beside the declarations and each file holds one module.",
  fine: 'When you do not build the package yourself: say so with `// icosian-expect ICO3210: …` at the call, or set the rule `undeclared-module` to `"off"`.',
  message: ({ module }) =>
    `\`${module}\` does not say which nodes its module has, so nothing between them and the rest of this dataflow is checked. Build that module with this version of @icosian/transformer as a plugin of the tsconfig that writes its declarations.`,
  isOnce: true,
  check: ({ opaqueModules }) =>
    opaqueModules.flatMap(({ kind, location, file }) =>
      kind === "undeclared" ? [report(undeclaredModule, location, { module: toModuleName(file) })] : [],
    ),
};
