/** Runs in processes of their own, which end in every way, and which share a folder. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRecorded, RunFolder, runsOf } from "./run-folder.ts";

const folders = new RunFolder();

function start(folder: string, end: string): ChildProcess {
  const script = join(import.meta.dirname, "record-slowly.mjs");
  return spawn(process.execPath, [script, folder, end], { stdio: ["ignore", "pipe", "ignore"] });
}

describe("a process", () => {
  it("that is killed leaves a running record, and whole lines", async () => {
    const folder = folders.fresh();
    const child = start(folder, "never");
    await expect
      .poll(() => (runsOf(folder).length === 0 ? 0 : readRecorded(folder).events.length), { timeout: 60_000 })
      .toBeGreaterThan(50);
    child.kill("SIGKILL");
    await once(child, "close");
    const { record, events } = readRecorded(folder);
    expect(record).toMatchObject({ outcome: "running", endedAt: null, host: { pid: child.pid } });
    const [runId] = runsOf(folder);
    expect(readFileSync(join(folder, runId!, "events.ndjson"), "utf8").endsWith("\n")).toBe(true);
    // Each node starts after the one before it, so that nothing is missing in between.
    const started = events.flatMap((event) => (event.event === "nodeStart" ? [event.node] : []));
    expect(started).toEqual(started.map((_, index) => `node${index}`));
  });

  it.each([
    ["exit", 3],
    ["throw", 1],
  ])("that ends by %s has written all events", async (end, code) => {
    const folder = folders.fresh();
    const child = start(folder, end);
    expect(await once(child, "close")).toEqual([code, null]);
    const { record, events } = readRecorded(folder);
    expect(record.outcome).toBe("running");
    expect(events.filter(({ event }) => event === "nodeStart").length).toBeGreaterThanOrEqual(201);
  });

  it("shares the folder with others", async () => {
    const folder = folders.fresh();
    const ended = Array.from({ length: 3 }, () => once(start(folder, "short"), "close"));
    expect(await Promise.all(ended)).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    const runs = runsOf(folder).map((id) => readRecorded(folder, id));
    expect(runs.map(({ record }) => record.outcome)).toEqual(["success", "success", "success"]);
    expect(new Set(runs.map(({ record }) => record.host.pid)).size).toBe(3);
    for (const { events } of runs) expect(events).toHaveLength(43);
  });
});
