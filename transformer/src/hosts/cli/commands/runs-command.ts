/** `icosian runs`: lists, shows and compares the runs that `recordRuns` recorded. */
import { matchesTags } from "@icosian/runtime/tooling";
import { chooseRun } from "../../../project/runs/choose-run.js";
import { compareRuns, type ComparedRun } from "../../../project/runs/compare-runs.js";
import { readRunNodes } from "../../../project/runs/read-run-nodes.js";
import { readRuns, type FoundRun } from "../../../project/runs/read-runs.js";
import type { TagQuery } from "../../../project/graphs/select-nodes.js";
import { toComparisonText } from "../terminal/comparison-text.js";
import type { Output } from "../terminal/report-result.js";
import { toRunList, toRunPage, toRunTitle } from "../terminal/runs-text.js";

/** The number of notes about files that are skipped. */
const MOST_NOTES = 10;

/** The options of `icosian runs`. */
export interface RunsRequest {
  /** What to do. */
  readonly action: "list" | "show" | "compare";
  /** The runs to show or to compare: beginnings of ids, `latest` or `previous`. */
  readonly ids: readonly string[];
  /** Absolute path of the folder of the runs. */
  readonly folder: string;
  /** Whether JSON is printed. */
  readonly isJson: boolean;
  /** The number of runs that are listed. */
  readonly limit: number;
  /** The tags that a listed run must have; absent for any. */
  readonly tags: TagQuery | undefined;
  /** The outcome that a listed run must have; null for any. */
  readonly outcome: FoundRun["outcome"] | null;
}

/**
 * Runs the command.
 *
 * @returns The exit code.
 * @throws Misuse if the folder cannot be read, or has no such run.
 */
export function runs(request: RunsRequest, { print, note }: Output): 0 {
  const { folder, action, ids, isJson } = request;
  const { runs: found, notes } = readRuns(folder);
  const toJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  if (action === "list") {
    const matching = select(found, request);
    const shown = matching.slice(0, request.limit);
    print(isJson ? toJson(shown.map(toPlain)) : toRunList(shown));
    if (matching.length === 0) note("No run matches.\n");
    if (shown.length < matching.length)
      note(`These are the latest ${shown.length} of ${matching.length} runs; --limit ${matching.length} lists all.\n`);
  } else if (action === "show") {
    const run = chooseRun(found, ids[0] ?? "latest");
    const history = readRunNodes(run.folder);
    print(isJson ? toJson({ ...toPlain(run), ...history }) : toRunPage(run, history));
  } else {
    const [a, b] = [ids[0] ?? "previous", ids[1] ?? "latest"].map((id) => withNodes(chooseRun(found, id)));
    const comparison = compareRuns(a!, b!);
    const [before, after] = [a!, b!].map(toRunTitle);
    if (isJson) print(toJson({ before: a!.record.runId, after: b!.record.runId, ...comparison }));
    else print(`First run: ${before}\nSecond run: ${after}\n\n${toComparisonText(comparison)}`);
  }
  for (const each of notes.slice(0, MOST_NOTES)) note(`${each}\n`);
  if (notes.length > MOST_NOTES) note(`${notes.length - MOST_NOTES} more are skipped.\n`);
  return 0;
}

function select(found: readonly FoundRun[], { tags, outcome }: RunsRequest): readonly FoundRun[] {
  return found.filter(
    (run) =>
      (outcome === null || run.outcome === outcome) && (tags === undefined || matchesTags(run.record.tags, tags)),
  );
}

/** A run as JSON: its record, with `died` as an outcome. */
function toPlain({ record, outcome }: FoundRun): object {
  return { ...record, outcome };
}

function withNodes(run: FoundRun): ComparedRun {
  return { ...run, nodes: readRunNodes(run.folder).nodes };
}
