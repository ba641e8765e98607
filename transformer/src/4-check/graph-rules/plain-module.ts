/** The rule `plain-module`: every module of a dataflow is a dataflow module. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every argument that stands for a source file which is not a dataflow module. */
export const plainModule: GraphRule<{
  readonly module: string;
  readonly isJavaScript: boolean;
  /** The names that it re-exports from other files. */
  readonly picked: readonly string[];
}> = {
  code: "ICO3108",
  slug: "plain-module",
  severity: "error",
  checks: "Every module of a dataflow is a dataflow module.",
  meaning:
    'A file without `"use dataflow";` is passed to `dataflow(…)`. It has no manifest, so the dataflow could not be built.',
  fix: "Begin the file with the directive, name the file in the option `include`, or leave it out of the dataflow.",
  fine: "Never: the dataflow could not be built.",
  message: ({ module, isJavaScript, picked }) => {
    const found = `\`${module}\` is not a dataflow module.`;
    if (isJavaScript)
      return `${found} It is JavaScript; dataflow modules are TypeScript. Leave it out of this dataflow.`;
    const [first] = picked;
    return first === undefined
      ? `${found} Begin it with "use dataflow";, or leave it out of this dataflow.`
      : `${found} It exports \`${first}\` of another file by name: begin it with "use dataflow"; to hand on single nodes, or write \`export * from\` for all of a module's.`;
  },

  check: ({ plainModules }) =>
    plainModules.map(({ location, file, barrel }) =>
      report(plainModule, location, {
        module: file.slice(file.lastIndexOf("/") + 1),
        isJavaScript: /\.[cm]?jsx?$/.test(file),
        picked: barrel?.reExports.flatMap(({ names }) => names ?? []) ?? [],
      }),
    ),
};
