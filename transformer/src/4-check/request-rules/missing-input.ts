/** The rule `missing-input`. */
import { quoteNode, quoteNodes } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { locationOfDefinition, shownNameOf } from "../../3-link/node.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

export const missingInput: RequestRule<{ readonly input: string; readonly consumers: readonly string[] }> = {
  code: "ICO3202",
  slug: "missing-input",
  severity: "error",
  checks: "Every external input that the outputs need is given.",
  meaning: "The outputs of a call need an input that the call does not give and the config does not have.",
  fix: "Give it in `inputs`. The related places are the nodes that need it.",
  fine: "Never: the call would be refused when it runs. Inputs whose keys no type tells, such as a `Record<string, number>`, are not checked.",
  message: ({ input, consumers }) =>
    consumers.length === 0
      ? `\`${input}\` is asked for but nothing provides it. Give it in \`inputs\`.`
      : `Input \`${input}\` is missing: ${quoteNodes(consumers)} ${consumers.length === 1 ? "needs" : "need"} it. Give it in \`inputs\`.`,

  check: ({ file, call, dataflow, needs }) => {
    // What a dataflow would run can be asked without inputs.
    if (needs === null || call.inputs.isOpen || call.method === "exportExecution") return [];
    const written = [...call.inputs.keys, ...dataflow.call.config.keys].map(({ name }) => name);
    const given = new Set([...written, ...(call.inputs.maybe ?? [])]);
    const known = knownNames(dataflow);
    const toShown = (name: string): string => {
      const node = findNode(name, dataflow);
      return node === undefined ? name : shownNameOf(node);
    };
    return [...needs].flatMap(([input, consumers]) => {
      if (findNode(input, dataflow) !== undefined || given.has(input) || !known.has(input)) return [];
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
