/** Finds the run that a user means. */
import { Misuse } from "../misuse.js";
import type { FoundRun } from "./read-runs.js";

/**
 * Finds a run by the beginning of its id, or as `latest` or `previous`.
 *
 * @param runs - All runs, the latest first.
 * @throws Misuse if there is no such run, or more than one.
 */
export function chooseRun(runs: readonly FoundRun[], wanted: string): FoundRun {
  const [latest, previous] = runs;
  if (latest === undefined) throw new Misuse("There are no runs in the folder.");
  if (wanted === "latest") return latest;
  if (wanted === "previous") {
    if (previous === undefined) throw new Misuse("There is only one run in the folder.");
    return previous;
  }
  const found = /^[0-9a-f]+$/.test(wanted) ? runs.filter(({ record }) => record.runId.startsWith(wanted)) : [];
  const [first] = found;
  if (first === undefined)
    throw new Misuse(
      `There is no run \`${wanted}\`. \`icosian runs\` lists the runs; \`latest\` and \`previous\` work too.`,
    );
  if (found.length === 1) return first;
  const ids = found.slice(0, 5).map(({ record }) => record.runId.slice(0, wanted.length + 6));
  throw new Misuse(`${found.length} runs begin with \`${wanted}\`: ${ids.join(", ")}${found.length > 5 ? ", …" : ""}.`);
}
