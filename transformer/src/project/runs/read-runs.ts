/** Reads the runs of a folder that `recordRuns` writes. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isAlive } from "@icosian/runtime/tooling";
import type { RunRecord } from "@icosian/runtime/runs";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";
import { findRecordFault, toRecord } from "./find-record-fault.js";

/** The largest file that can be a record, in bytes. */
const LARGEST = 2 ** 26;

/** A run that was found. */
export interface FoundRun {
  /** What `run.json` says. */
  readonly record: RunRecord;
  /** How it ended; `died` if its process is gone without having said how. */
  readonly outcome: RunRecord["outcome"] | "died";
  /** The folder of the run. */
  readonly folder: string;
}

/** The runs of a folder. */
export interface FoundRuns {
  /** The runs, the latest first. */
  readonly runs: readonly FoundRun[];
  /** Sentences about what is in the folder and is no run. */
  readonly notes: readonly string[];
}

/**
 * Reads the records of all runs. O(runs).
 *
 * @throws Misuse if the folder cannot be read.
 */
export function readRuns(folder: string): FoundRuns {
  const runs: FoundRun[] = [];
  const notes: string[] = [];
  for (const name of readNames(folder)) {
    const path = join(folder, name);
    const run = readRun(path, name);
    if (typeof run === "string") notes.push(`${toShownPath(path)} is skipped: ${run}.`);
    else runs.push(run);
  }
  return { runs: runs.sort((a, b) => startOf(b) - startOf(a)), notes };
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT")
      throw new Misuse(
        `There is no folder ${toShownPath(folder)}. \`recordRuns\` writes it; \`--folder\` names another one.`,
      );
    throw new Misuse(`${toShownPath(folder)} cannot be read: ${message}`);
  }
}

/** A text says why it is no run. */
function readRun(folder: string, name: string): FoundRun | string {
  if (!/^[0-9a-f]{32}$/.test(name)) return "it is no run";
  const path = join(folder, "run.json");
  try {
    const { size } = statSync(path);
    if (size > LARGEST) return "its run.json is too large";
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
    const fault = findRecordFault(parsed, name);
    if (fault !== null) return `its run.json ${fault}`;
    const record = toRecord(parsed);
    return { record, outcome: hasDied(record) ? "died" : record.outcome, folder };
  } catch (error) {
    if (error instanceof SyntaxError) return "its run.json is damaged";
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "it has no run.json" : "its run.json cannot be read";
  }
}

/** Whether a run says that it is going on, and its process is not there. Only the machine of the run can tell. */
function hasDied({ outcome, host, startedAt }: RunRecord): boolean {
  return outcome === "running" && host.hostname === hostname() && !isAlive(host.pid, Date.parse(startedAt));
}

function startOf({ record }: FoundRun): number {
  return Date.parse(record.startedAt);
}
