/** The rule `several-named-parameters`: all named inputs of a node are properties of one parameter. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every node with more than one destructured parameter. */
export const severalNamedParameters: ModuleRule<{ readonly node: string }> = {
  code: "ICO2113",
  slug: "several-named-parameters",
  severity: "error",
  checks: "All named inputs of a node are properties of one parameter.",
  meaning:
    "All named inputs of a node arrive as one object. With two destructured parameters it would be unclear which inputs belong to which of them.",
  fix: "Put all named inputs into one destructured parameter.",
  fine: "Never in a node.",
  message: ({ node }) =>
    `Node \`${node}\` has a second destructured parameter. Put all its named inputs into the first one.`,

  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, parameters }) => {
      const [, ...more] = parameters.flatMap((parameter) => (parameter.kind === "named" ? [parameter.span] : []));
      return more.map((span) => report(severalNamedParameters, { file, span }, { node: name }));
    }),
};
