/** The rule `any-edge`: both ends of an edge have types that can be compared: neither is `any`. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import { typeLocationsIn } from "../../oracle/oracle.js";
import { edgesOf } from "../../3-link/edges/edges.js";

/** Reports every edge of which one end is `any`, at the end that says so. */
export const anyEdge: GraphRule<{ readonly producer: string; readonly consumer: string }> = {
  code: "ICO3107",
  slug: "any-edge",
  severity: "warning",
  checks: "Both ends of an edge have types that can be compared: neither is `any`.",
  meaning:
    "One end of an edge is `any`. TypeScript accepts any type at the other end, so a mistake on this edge shows only at run time.",
  fix: "Write the type of the value. If the type cannot be known, use `unknown`: the consumer then has to check the value.",
  fine: "When a library has no types: say so with `// icosian-expect ICO3107: …`, or set the rule to `off`.",
  message: ({ producer, consumer }) =>
    `The type between \`${producer}\` and ${quoteNode(consumer)} is \`any\`, so nothing is checked. Write out what the value is, or \`unknown\`.`,

  check: (dataflow, oracle, only) =>
    edgesOf(dataflow, only).flatMap(({ source, target, location, isLoaded, describe }) => {
      // The summary of the check counts those of data that nobody has declared.
      if (isLoaded) return [];
      // The user cannot change the types between two nodes of declarations.
      const isDeclared = [...typeLocationsIn(source), target].every((each) => isDeclarationFile(each.location.file));
      if (isDeclared) return [];
      if (oracle.relate(source, target)?.hasAny !== true) return [];
      const { producer, consumer, related } = describe();
      return [report(anyEdge, location, { producer, consumer }, { related })];
    }),
};
