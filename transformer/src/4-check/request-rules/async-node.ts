/** The rule `async-node`: no node that `executeSync` or `executeColumns` needs is async. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { locationOfDefinition, shownNameOf } from "../../3-link/node.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

/** The methods that cannot wait. */
const SYNC: ReadonlySet<string> = new Set(["executeSync", "executeColumns"]);

/** Reports every async node that a call which cannot wait needs. */
export const asyncNode: RequestRule<{ readonly node: string; readonly isOverColumns: boolean }> = {
  code: "ICO3209",
  slug: "async-node",
  severity: "error",
  checks: "No node that `executeSync` or `executeColumns` needs is async.",
  meaning: "`executeSync` and `executeColumns` cannot wait, but a node that the outputs depend on is async.",
  fix: "Use `await execute(…)`, or override the async node. For `executeColumns`, compute it with `await execute(…)` first and give its value in `overrides`.",
  fine: "Never: the call would be refused at run time.",
  message: ({ node, isOverColumns }) =>
    isOverColumns
      ? `Node ${quoteNode(node)} is async and this request needs it. Compute it with \`await execute(…)\` first, and give its value in \`overrides\`.`
      : `Node ${quoteNode(node)} is async and this request needs it. Use \`await execute(…)\`, or override it.`,

  check: ({ file, call, dataflow, needs }) => {
    if (needs === null || !SYNC.has(call.method)) return [];
    const isOverColumns = call.method === "executeColumns";
    return [...needs.keys()].flatMap((name) => {
      const node = findNode(name, dataflow);
      if (node?.definition.isAsync !== true) return [];
      const related = [{ ...locationOfDefinition(node), message: `${quoteNode(shownNameOf(node))} is async.` }];
      return [
        report(asyncNode, { file, span: call.methodSpan }, { node: shownNameOf(node), isOverColumns }, { related }),
      ];
    });
  },
};
