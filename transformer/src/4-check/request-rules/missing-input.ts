/** The rule `missing-input`: a call gives every external input that its outputs need. */
import { quoteNode, quoteNodes } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { locationOfDefinition, shownNameOf } from "../../3-link/node.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every external input that the outputs of a call need and nothing gives. */
export const missingInput: RequestRule<{ readonly input: string; readonly consumers: readonly string[] }> = {
  code: "ICO3202",
  slug: "missing-input",
  severity: "error",
  checks: "A call gives every external input that its outputs need.",
  meaning: "The outputs of a call need an input that neither the call nor the config gives.",
  fix: "Give it in `inputs`. The related locations show the nodes that need it.",
  fine: "Never: the call would be refused at run time. Inputs whose type does not tell their keys, such as a `Record<string, number>`, are not checked.",
  message: ({ input, consumers }) =>
    consumers.length === 0
      ? `\`${input}\` is asked for but nothing provides it. Give it in \`inputs\`.`
      : `Input \`${input}\` is missing: ${quoteNodes(consumers)} ${consumers.length === 1 ? "needs" : "need"} it. Give it in \`inputs\`.`,

  check: ({ file, call, dataflow, needs }) => {
    // What only shows the nodes that would run needs no inputs.
    const isShown = call.method === "exportExecution" || call.method === "visualizeExecution";
    if (needs === null || call.inputs.isOpen || isShown) return [];
    const written = [...call.inputs.keys, ...dataflow.call.config.keys].map(({ name }) => name);
    const given = new Set([...written, ...(call.inputs.maybe ?? [])]);
    const known = knownNames(dataflow);
    const toShown = (name: string): string => {
      const node = findNode(name, dataflow);
      return node === undefined ? name : shownNameOf(node);
    };
    return [...needs].flatMap(([input, consumers]) => {
      if (findNode(input, dataflow) !== undefined || given.has(input) || !known.has(input)) return [];
      // The rule `unknown-dependency` reports a name that only savers read.
      if (consumers.length > 0 && consumersOf(input, dataflow).every((each) => each.input.mayCollect)) return [];
      const related = consumers.flatMap((name) => {
        const node = findNode(name, dataflow);
        const message = `${quoteNode(toShown(name))} needs \`${input}\`.`;
        return node === undefined ? [] : [{ ...locationOfDefinition(node), message }];
      });
      const data = { input, consumers: consumers.map(toShown) };
      return [report(missingInput, { file, span: call.methodSpan }, data, { related })];
    });
  },
};
