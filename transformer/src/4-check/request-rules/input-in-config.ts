/** The rule `input-in-config`: each value is given once: in the config or in the inputs of a call. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every input of a call that the config already sets. */
export const inputInConfig: RequestRule<{ readonly name: string }> = {
  code: "ICO3208",
  slug: "input-in-config",
  severity: "error",
  checks: "Each value is given once: in the config or in the inputs of a call.",
  meaning: "The config sets a value for all calls, and the inputs of a call give it again.",
  fix: "Remove it from one of the two. To replace it for one call, use `overrides`.",
  fine: "Never: the call would be refused at run time.",
  message: ({ name }) =>
    `\`${name}\` is in \`inputs\` and in the dataflow's \`config\`. Leave it out of one; \`overrides\` replaces it for one call.`,

  check: ({ file, call, dataflow }) =>
    call.inputs.keys.flatMap(({ name, span }) => {
      const configured = dataflow.call.config.keys.find((key) => key.name === name);
      if (configured === undefined) return [];
      const related = [{ file: dataflow.file, span: configured.span, message: "Given here already." }];
      return [report(inputInConfig, { file, span }, { name }, { related })];
    }),
};
