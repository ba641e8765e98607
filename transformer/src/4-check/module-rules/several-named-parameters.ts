/** All named inputs of a node are properties of one parameter. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { severalNamedParameters as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { ModuleRule } from "../module-rule.js";

export const severalNamedParameters: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions.flatMap(({ name, parameters }) => {
      const [, ...more] = parameters.flatMap((parameter) => (parameter.kind === "named" ? [parameter.span] : []));
      return more.map((span) => report(entry, { file, span }, { node: name }));
    }),
};
