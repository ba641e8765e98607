/** The request of `icosian mcp`, from the parsed command line. */
import { Misuse } from "../../../project/misuse.js";
import type { McpRequest } from "../commands/mcp-command.js";
import { readNumber } from "./graph-options.js";
import type { OptionValues } from "./options.js";

/** The longest time that a run may have by default, in seconds. */
const USUAL_LIMIT = 60;

/** The longest time that can be allowed, in seconds: what a timer can wait. */
const LONGEST_LIMIT = 86_400;

/**
 * The options of `icosian mcp`.
 *
 * @throws Misuse for an operand, and for a time limit without runs.
 */
export function toMcpRequest(values: OptionValues, [subject]: readonly string[], version: string): McpRequest {
  if (subject !== undefined)
    throw new Misuse(`\`icosian mcp\` takes no \`${subject}\`. Name a project with \`-p ${subject}\`.`);
  const limit = values["time-limit"];
  const allowsExecution = values["allow-execute"];
  if (limit !== undefined && !allowsExecution)
    throw new Misuse("`--time-limit` is that of the tool `execute`, which only `--allow-execute` offers.");
  const timeLimit = limit === undefined ? USUAL_LIMIT : readNumber("--time-limit", limit);
  if (timeLimit > LONGEST_LIMIT)
    throw new Misuse(`\`--time-limit ${limit}\` is too long. A run may have ${LONGEST_LIMIT} seconds, which is a day.`);
  return { project: values.project, allowsExecution, timeLimit, version };
}
