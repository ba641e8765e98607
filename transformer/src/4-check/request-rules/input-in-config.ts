/** A name is given once: in the config, or in the inputs of a call. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { inputInConfig as entry } from "../../diagnostics/catalogue/4-requests.js";
import type { RequestRule } from "../request-rule.js";

export const inputInConfig: RequestRule = {
  entry,
  check: ({ file, call, dataflow }) =>
    call.inputs.keys.flatMap(({ name, span }) => {
      const configured = dataflow.call.config.keys.find((key) => key.name === name);
      if (configured === undefined) return [];
      const related = [{ file: dataflow.file, span: configured.span, message: "Given here already." }];
      return [report(entry, { file, span }, { name }, { related })];
    }),
};
