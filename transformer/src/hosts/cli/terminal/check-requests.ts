/** The request of `icosian check`, from the parsed command line. */
import { Misuse } from "../../../project/misuse.js";
import type { CheckRequest } from "../commands/check-command.js";
import type { OptionValues } from "./options.js";

/**
 * The options of `icosian check`.
 *
 * @throws Misuse if the number of warnings is none, and for options that do not go together.
 */
export function toCheckRequest(values: OptionValues): CheckRequest {
  const { project, json, format = json ? "json" : "pretty", watch, versions, fix } = values;
  if (fix && watch) throw new Misuse("`--fix` and `--watch` do not go together. Fix once, then watch.");
  return { project, format, watch, versions, fix, maxWarnings: readMaxWarnings(values["max-warnings"]) };
}

/** Reads the number of `--max-warnings`; null if it is not given. */
function readMaxWarnings(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d+$/.test(text)) throw new Misuse(`\`${text}\` is no number of warnings. Write \`--max-warnings 0\`.`);
  return Number(text);
}
