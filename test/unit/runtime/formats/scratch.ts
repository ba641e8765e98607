/** Folders and contexts for the tests of formats. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunContext } from "@icosian/runtime";
import { afterAll } from "vitest";

/** A folder that is removed after the tests of the file. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "icosian-formats-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a node's function receives. */
export function contextOf(signal: AbortSignal = new AbortController().signal): RunContext {
  return { signal, runId: "run", node: "node", attempt: 1 };
}

/** Names in a folder, also hidden ones. */
export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}

/** All elements of a stream. */
export async function collect<Row>(rows: AsyncIterable<Row> | Iterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** The message that something fails with; fails when nothing does, or when the error is of another kind. */
export async function messageOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "DataError") throw error;
    return error.message;
  }
  throw new Error("Nothing was thrown.");
}
