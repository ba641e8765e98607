/** Checks the arguments of a call. */
import type { z } from "zod/v4";
import { findNearest } from "@icosian/runtime/tooling";
import { Misuse } from "../../project/misuse.js";
import type { Tool } from "./tool.js";

/**
 * Returns arguments that have the schema of a tool, with defaults filled in.
 *
 * @param known - The names of all arguments.
 * @throws Misuse with all that is wrong.
 */
export function readToolInput(
  { name, input }: Pick<Tool, "name" | "input">,
  given: unknown,
  known: readonly string[],
): unknown {
  const read = input.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.flatMap((issue) => describe(issue, known));
  throw new Misuse(
    `The arguments of \`${name}\` are wrong:\n${faults.map((fault) => `- ${fault}\n`).join("")}`.trimEnd(),
  );
}

function describe(issue: z.core.$ZodIssue, known: readonly string[]): readonly string[] {
  const at = issue.path.map(String).join(".");
  if (issue.code !== "unrecognized_keys") return [`${at === "" ? "" : `\`${at}\`: `}${issue.message}.`];
  return issue.keys.map((key) => {
    const nearest = at === "" ? findNearest(key, known) : null;
    const hint =
      nearest === null ? `There are ${known.map((each) => `\`${each}\``).join(", ")}.` : `Did you mean \`${nearest}\`?`;
    return at === "" ? `There is no argument \`${key}\`. ${hint}` : `\`${at}\` has no member \`${key}\`.`;
  });
}
