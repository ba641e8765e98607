/** The rule `plain-module`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";

export const plainModule: GraphRule<{
  readonly module: string;
  readonly isJavaScript: boolean;
  /** What it exports of other files by name. */
  readonly picked: readonly string[];
}> = {
  code: "ICO3108",
  slug: "plain-module",
  severity: "error",
  checks: "Every module of a dataflow is a dataflow module.",
  meaning:
    'A file is passed to `dataflow(…)` that has no `"use dataflow";`. It has no manifest, and the dataflow could not be built.',
  fix: "Begin the file with the directive, name it in the option `include`, or leave it out of the dataflow.",
  fine: "Never.",
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
