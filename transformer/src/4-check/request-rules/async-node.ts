/** The rule `async-node`: no node that `executeSync` needs is async. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { locationOfDefinition, shownNameOf } from "../../3-link/node.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every async node that a call of `executeSync` needs. */
export const asyncNode: RequestRule<{ readonly node: string }> = {
  code: "ICO3209",
  slug: "async-node",
  severity: "error",
  checks: "No node that `executeSync` needs is async.",
  meaning: "`executeSync` cannot wait, but a node that the outputs depend on is async.",
  fix: "Use `await execute(…)`, or override the async node.",
  fine: "Never: the call would be refused at run time.",
  message: ({ node }) =>
    `Node ${quoteNode(node)} is async and this request needs it. Use \`await execute(…)\`, or override it.`,

  check: ({ file, call, dataflow, needs }) => {
    if (needs === null || call.method !== "executeSync") return [];
    return [...needs.keys()].flatMap((name) => {
      const node = findNode(name, dataflow);
      if (node?.definition.isAsync !== true) return [];
      const related = [{ ...locationOfDefinition(node), message: `${quoteNode(shownNameOf(node))} is async.` }];
      return [report(asyncNode, { file, span: call.methodSpan }, { node: shownNameOf(node) }, { related })];
    });
  },
};
