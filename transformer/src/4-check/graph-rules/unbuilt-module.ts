/** The rule `unbuilt-module`: the JavaScript of every package module in a dataflow has a manifest. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { toJavaScriptFile, toModuleName } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every argument that stands for a package module whose JavaScript has no manifest. */
export const unbuiltModule: GraphRule<{ readonly module: string }> = {
  code: "ICO3212",
  slug: "unbuilt-module",
  severity: "error",
  checks: "The JavaScript of every package module in a dataflow has a manifest.",
  meaning:
    "A module of a package is passed to `dataflow(…)`, but its JavaScript has no manifest: either it is not a dataflow module, or it was compiled without the transformer. The dataflow could not be built.",
  fix: "Leave the module out of the dataflow, or build its package with `tspc` or a bundler that has the plugin `@icosian/transformer`.",
  fine: "Never: the dataflow could not be built.",
  message: ({ module }) =>
    `\`${module}\` has no manifest, so no dataflow can be built of it. If it is meant to be a dataflow module, its package has to be built with @icosian/transformer; if not, leave it out of this dataflow.`,
  check: ({ opaqueModules }) =>
    opaqueModules.flatMap(({ kind, location, file }) =>
      kind === "unbuilt" ? [report(unbuiltModule, location, { module: toModuleName(toJavaScriptFile(file)) })] : [],
    ),
};
