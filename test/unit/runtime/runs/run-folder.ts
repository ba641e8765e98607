/** Folders of recorded runs, and readers that check what they read against the published schemas. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunEvent, RunRecord } from "@icosian/runtime/runs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll } from "vitest";

const load = createRequire(import.meta.url);
// Times are checked by reading them.
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { "date-time": isTime } });
export const isRecord = ajv.compile(load("@icosian/runtime/run.schema.json") as object);
export const isEvent = ajv.compile(load("@icosian/runtime/run-event.schema.json") as object);

/** A folder for runs, which is removed after the tests of a file. */
export class RunFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), "icosian-runs-"));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** A path in the folder that no test has used yet. */
  fresh(): string {
    return mkdtempSync(join(this.path, "runs-"));
  }
}

/** Ids of the runs in a folder. */
export function runsOf(folder: string): readonly string[] {
  return readdirSync(folder);
}

/** Reads the only run of a folder, or the one with an id, as far as it is written. */
export function readRecorded(
  folder: string,
  runId: string = runsOf(folder)[0]!,
): { readonly record: RunRecord; readonly events: readonly RunEvent[] } {
  const record: unknown = JSON.parse(readFileSync(join(folder, runId, "run.json"), "utf8"));
  if (!isRecord(record)) throw new Error(JSON.stringify(isRecord.errors, null, 2));
  const text = readEvents(join(folder, runId));
  const events = text.split("\n").slice(0, -1);
  return { record: record as RunRecord, events: events.map(readEvent) };
}

function readEvents(folder: string): string {
  return readdirSync(folder).includes("events.ndjson") ? readFileSync(join(folder, "events.ndjson"), "utf8") : "";
}

function readEvent(line: string): RunEvent {
  const event: unknown = JSON.parse(line);
  if (!isEvent(event)) throw new Error(`${line} ${JSON.stringify(isEvent.errors, null, 2)}`);
  return event as RunEvent;
}

function isTime(text: string): boolean {
  return new Date(text).toISOString() === text;
}
