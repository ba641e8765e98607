/** The request of `icosian init`, from the parsed command line. */
import type { InitRequest } from "../commands/init-command.js";
import type { OptionValues } from "./options.js";

/** The options of `icosian init`. */
export function toInitRequest(values: OptionValues): InitRequest {
  return {
    project: values.project,
    hosts: values.host.flatMap((names) => names.split(",")),
    withSample: values.sample,
    isAgreed: values.yes,
    isDryRun: values["dry-run"],
    isInstalling: !values["no-install"],
  };
}
