/** Every external input that the outputs need is given. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { missingInput as entry } from "../../diagnostics/catalogue/4-requests.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { locationOfDefinition, shownNameOf } from "../../3-link/node.js";
import { findNode } from "../../3-link/edges/producers.js";
import type { RequestRule } from "../request-rule.js";

export const missingInput: RequestRule = {
  entry,
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
      return [report(entry, { file, span: call.methodSpan }, data, { related })];
    });
  },
};
