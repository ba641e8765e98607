/** The rule `input-in-config`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { RequestRule } from "../request-rule.js";

export const inputInConfig: RequestRule<{ readonly name: string }> = {
  code: "ICO3208",
  slug: "input-in-config",
  severity: "error",
  checks: "A name is given once: in the config, or in the inputs of a call.",
  meaning: "A value is given in the config, where it is fixed for all calls, and again in the inputs of a call.",
  fix: "Leave it out of one of the two. `overrides` replaces it for one call.",
  fine: "Never: the call would be refused when it runs.",
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
