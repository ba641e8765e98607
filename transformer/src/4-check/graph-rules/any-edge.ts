/** The rule `any-edge`. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import { typeLocationsIn } from "../../oracle/oracle.js";
import { edgesOf } from "../../3-link/edges/edges.js";

export const anyEdge: GraphRule<{ readonly producer: string; readonly consumer: string }> = {
  code: "ICO3107",
  slug: "any-edge",
  severity: "warning",
  checks: "Where one end of an edge is `any`, no mistake between its ends can be found.",
  meaning:
    "One end of an edge is `any`. TypeScript lets it pass whatever the other end is, so mistakes here are found when it runs.",
  fix: "Write out what the value is. Where nobody can know, `unknown` makes the consumer look.",
  fine: "With libraries that have no types: say so with `// icosian-expect ICO3107: …`, or set the rule to `off`.",
  message: ({ producer, consumer }) =>
    `The type between \`${producer}\` and ${quoteNode(consumer)} is \`any\`, so nothing is checked. Write out what the value is, or \`unknown\`.`,

  check: (dataflow, oracle, only) =>
    edgesOf(dataflow, only).flatMap(({ source, target, location, describe }) => {
      // Nobody can write out types between two nodes of declarations.
      const isDeclared = [...typeLocationsIn(source), target].every((each) => isDeclarationFile(each.location.file));
      if (isDeclared) return [];
      if (oracle.relate(source, target)?.hasAny !== true) return [];
      const { producer, consumer, related } = describe();
      return [report(anyEdge, location, { producer, consumer }, { related })];
    }),
};
