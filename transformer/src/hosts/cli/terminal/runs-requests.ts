/** The request of `icosian runs`, from the parsed command line. */
import { resolve } from "node:path";
import { findNearest } from "@icosian/runtime/tooling";
import type { RunsRequest } from "../commands/runs-command.js";
import { Misuse } from "../../../project/misuse.js";
import { readTags } from "./graph-options.js";
import type { OptionValues } from "./options.js";

const ACTIONS = ["list", "show", "compare"] as const;
const OUTCOMES = ["running", "died", "success", "failed", "aborted", "refused"] as const;

/** The number of operands of each action. */
const MOST_OPERANDS = { list: 0, show: 1, compare: 2 } as const;

/**
 * Reads the options and operands of `icosian runs`; without operands, it lists.
 *
 * @throws Misuse if they are wrong.
 */
export function toRunsRequest(values: OptionValues, [word = "list", ...ids]: readonly string[]): RunsRequest {
  const action = ACTIONS.find((each) => each === word);
  if (action === undefined) {
    const nearest = findNearest(word, ACTIONS);
    const hint = nearest === null ? "It is `list`, `show` or `compare`." : `Did you mean \`${nearest}\`?`;
    throw new Misuse(`\`icosian runs\` has no \`${word}\`. ${hint}`);
  }
  if (ids.length > MOST_OPERANDS[action]) throw new Misuse(`\`icosian runs ${action}\` takes no \`${ids.at(-1)}\`.`);
  if (action === "compare" && ids.length === 1)
    throw new Misuse(`\`icosian runs compare\` takes two runs, such as \`previous ${ids[0]}\`, or none.`);
  if (action !== "list")
    for (const name of ["limit", "outcome", "tag"] as const)
      if (values[name] !== undefined && values[name].length > 0)
        throw new Misuse(`\`icosian runs ${action}\` has no \`--${name}\`; \`icosian runs list\` has it.`);
  return {
    action,
    ids,
    folder: resolve(readFolder(values.folder)),
    isJson: values.json,
    limit: readLimit(values.limit),
    tags: readTags(values.tag),
    outcome: readOutcome(values.outcome),
  };
}

function readFolder(text: string | undefined): string {
  if (text === "") throw new Misuse("`--folder` needs the path of a folder.");
  return text ?? ".icosian/runs";
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return 20;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Misuse(`\`--limit ${text}\` is no number of runs. Give a whole number from 1.`);
}

function readOutcome(text: string | undefined): RunsRequest["outcome"] {
  if (text === undefined) return null;
  const outcome = OUTCOMES.find((each) => each === text);
  if (outcome !== undefined) return outcome;
  const nearest = findNearest(text, OUTCOMES);
  const hint = nearest === null ? `Outcomes are ${OUTCOMES.join(", ")}.` : `Did you mean \`${nearest}\`?`;
  throw new Misuse(`\`${text}\` is no outcome of a run. ${hint}`);
}
