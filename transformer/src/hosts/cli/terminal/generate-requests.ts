/** The request of `icosian generate`, from the parsed command line. */
import type { GenerateRequest } from "../commands/generate-command.js";
import { loadFormat } from "./formats.js";
import type { OptionValues } from "./options.js";

/**
 * The options of `icosian generate`.
 *
 * @throws Misuse if there is no such format.
 */
export async function toGenerateRequest(values: OptionValues, modules: readonly string[]): Promise<GenerateRequest> {
  return {
    project: values.project,
    modules,
    out: values.out ?? null,
    allowsOverrides: values["allow-module-overrides"],
    plans: values.plan.map((outputs) => outputs.split(",")),
    isCheck: values.check,
    watch: values.watch,
    format: await loadFormat(values.format ?? "pretty"),
  };
}
