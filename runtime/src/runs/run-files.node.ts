/** The files of a recorded run. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunRecord } from "./run-record.js";

/** The file in a run's folder that describes the run. */
export const RECORD_FILE = "run.json";
/** The file in a run's folder that has a line for each event. */
export const EVENTS_FILE = "events.ndjson";
/** How the name of a temporary file ends. */
export const TEMPORARY_ENDING = ".tmp";

/**
 * Creates the folder of a run, and the folders around it.
 *
 * @returns The path of the run's folder.
 */
export function createRunFolder(folder: string, runId: string): string {
  const path = join(folder, runId);
  mkdirSync(path, { recursive: true });
  return path;
}

/**
 * Writes `run.json`, so that a reader sees the old one or the new one, whole.
 *
 * @throws Whatever the file system throws; the old file is untouched then.
 */
export function writeRecord(folder: string, record: RunRecord): void {
  const path = join(folder, RECORD_FILE);
  const temporary = `${path}.${process.pid}${TEMPORARY_ENDING}`;
  try {
    writeFileSync(temporary, `${JSON.stringify(record, null, 2)}\n`);
    renameSync(temporary, path);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
}
