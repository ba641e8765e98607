/** Removes the oldest runs of a folder. */
import { readdir, readFile, rmdir, stat, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { isAlive } from "./is-alive.node.js";
import { EVENTS_FILE, RECORD_FILE, TEMPORARY_ENDING } from "./run-files.node.js";
import { RUN_VERSION, type RunRecord } from "./run-record.js";

/** A run of another machine that has not ended after so many milliseconds is taken for one that died: a week. */
const LONGEST_RUN = 7 * 86_400_000;

/** A folder that may be one of a run. */
interface Candidate {
  readonly path: string;
  readonly changedAt: number;
}

/**
 * Removes the oldest runs until a number of them is left, except those that are going on. Of each run, only the files that
 * `recordRuns` writes are removed; folders of anything else stay. Never throws, and does not mind other processes that do
 * the same. O(runs).
 */
export async function pruneRuns(folder: string, keep: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const runs = names.filter((name) => /^[0-9a-f]{32}$/.test(name));
  if (runs.length <= keep) return;
  const found: Candidate[] = [];
  for (const name of runs) {
    const path = join(folder, name);
    // The record is written twice: at the start and at the end.
    const file = await stat(join(path, RECORD_FILE)).catch(() => null);
    if (file !== null) found.push({ path, changedAt: file.mtimeMs });
  }
  const oldestFirst = found.sort((a, b) => a.changedAt - b.changedAt);
  for (const candidate of oldestFirst.slice(0, Math.max(0, found.length - keep)))
    if (await isOver(candidate)) await removeRun(candidate.path);
}

/** Whether a folder has the record of a run that has ended or died. */
async function isOver({ path, changedAt }: Candidate): Promise<boolean> {
  try {
    // A cast, because anything may be in the file.
    const record = JSON.parse(await readFile(join(path, RECORD_FILE), "utf8")) as Partial<RunRecord> | null;
    if (record?.version !== RUN_VERSION) return false;
    if (record.outcome !== "running") return true;
    if (record.host?.hostname === hostname()) return !isAlive(record.host.pid, Date.parse(String(record.startedAt)));
    return Date.now() - changedAt > LONGEST_RUN;
  } catch {
    return false;
  }
}

/** Removes the record last: what has no record is never removed, whatever it is. */
async function removeRun(path: string): Promise<void> {
  try {
    const names = await readdir(path);
    const own = names.filter((name) => name === EVENTS_FILE || isTemporary(name));
    for (const name of [...own, RECORD_FILE]) await unlink(join(path, name));
    await rmdir(path);
  } catch {
    // Another process was faster, or the folder has other files.
  }
}

function isTemporary(name: string): boolean {
  return name.startsWith(RECORD_FILE) && name.endsWith(TEMPORARY_ENDING);
}
