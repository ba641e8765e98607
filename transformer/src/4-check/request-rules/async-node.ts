/** Nothing that `executeSync` needs is async. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { asyncNode as entry } from "../../diagnostics/catalogue/4-requests.js";
import { locationOfDefinition, shownNameOf } from "../../3-link/node.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

export const asyncNode: RequestRule = {
  entry,
  check: ({ file, call, dataflow, needs }) => {
    if (needs === null || call.method !== "executeSync") return [];
    return [...needs.keys()].flatMap((name) => {
      const node = findNode(name, dataflow);
      if (node?.definition.isAsync !== true) return [];
      const related = [{ ...locationOfDefinition(node), message: `${quoteNode(shownNameOf(node))} is async.` }];
      return [report(entry, { file, span: call.methodSpan }, { node: shownNameOf(node) }, { related })];
    });
  },
};
