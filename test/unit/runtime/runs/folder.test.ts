/** Folders that cannot be written, that vanish, or that other things are in; and how many runs they keep. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { recordRuns, type RecordRunsOptions } from "@icosian/runtime/runs";
import { describe, expect, it } from "vitest";
import { define, makeModule } from "../make-module.ts";
import { build, type UntypedDataflow } from "../untyped.ts";
import { readRecorded, RunFolder, runsOf } from "./run-folder.ts";

const folders = new RunFolder();
const AGAIN = "Further failures of this adapter are not reported.";

/** A dataflow of one node that does something, and the warnings of all its runs. */
function open(
  options: RecordRunsOptions,
  act: () => void = () => {},
): { flow: UntypedDataflow; warnings: string[]; run(): void } {
  const warnings: string[] = [];
  const module = makeModule(
    "src/a.ts",
    define("a", ["x"], (x: number) => {
      act();
      return x + 1;
    }),
  );
  const listener = { onWarning: ({ message }: { message: string }) => void warnings.push(message) };
  const flow = build({ modules: [module], adapters: [recordRuns({ git: false, ...options }), listener] });
  const run = (): void => expect(flow.executeSync(["a"], { inputs: { x: 1 } })).toEqual({ a: 2 });
  return { flow, warnings, run };
}

describe("a folder that cannot be used", () => {
  it("fails no run, and is reported once", () => {
    const file = join(folders.fresh(), "file");
    writeFileSync(file, "");
    const { run, warnings } = open({ folder: file });
    run();
    run();
    expect(warnings).toEqual([
      expect.stringMatching(/^`recordRuns` could not record a run: E(NOTDIR|EXIST)/) as string,
    ]);
    expect(warnings[0]).toContain(AGAIN);
    expect(readFileSync(file, "utf8")).toBe("");
  });

  it("that is removed while a run goes on is reported once, and later runs are recorded", () => {
    const folder = folders.fresh();
    let isRemoving = true;
    const { run, warnings } = open({ folder }, () => {
      if (isRemoving) rmSync(folder, { recursive: true });
      isRemoving = false;
    });
    run();
    expect(warnings).toEqual([expect.stringContaining("ENOENT") as string]);
    run();
    expect(warnings).toHaveLength(1);
    expect(runsOf(folder)).toHaveLength(1);
    expect(readRecorded(folder).record.outcome).toBe("success");
  });

  it.runIf(existsSync("/dev/full"))("because the disk is full leaves the record", () => {
    const folder = folders.fresh();
    const { run, warnings } = open({ folder }, () => {
      symlinkSync("/dev/full", join(folder, runsOf(folder)[0]!, "events.ndjson"));
    });
    run();
    expect(warnings).toEqual([expect.stringContaining("ENOSPC") as string]);
    const record: unknown = JSON.parse(readFileSync(join(folder, runsOf(folder)[0]!, "run.json"), "utf8"));
    expect(record).toMatchObject({ outcome: "success" });
  });

  it("because something has the name of the record keeps nothing temporary", () => {
    const folder = folders.fresh();
    const { run, warnings } = open({ folder }, () => {
      const path = join(folder, runsOf(folder)[0]!, "run.json");
      rmSync(path);
      mkdirSync(path);
    });
    run();
    expect(warnings).toHaveLength(1);
    expect(readdirSync(join(folder, runsOf(folder)[0]!)).sort()).toEqual(["events.ndjson", "run.json"]);
  });
});

describe("the number of runs that are kept", () => {
  /** Makes it look as if runs had been recorded one after the other, long ago. */
  function age(folder: string): void {
    for (const [index, id] of runsOf(folder).entries())
      utimesSync(join(folder, id, "run.json"), 1000 + index, 1000 + index);
  }

  it("is that of the latest ones", async () => {
    const folder = folders.fresh();
    const before = open({ folder, keep: 0 });
    for (let run = 0; run < 8; run++) before.run();
    await before.flow.close();
    expect(runsOf(folder)).toHaveLength(8);
    age(folder);
    const oldest = runsOf(folder).slice(0, 6);
    const { run, flow } = open({ folder, keep: 3 });
    run();
    await flow.close();
    expect(runsOf(folder)).toHaveLength(3);
    for (const id of oldest) expect(runsOf(folder)).not.toContain(id);
  });

  it("does not count what is going on, nor what is no run", async () => {
    const folder = folders.fresh();
    const before = open({ folder, keep: 0 });
    for (let run = 0; run < 6; run++) before.run();
    const [running, died, strange, later, ...others] = runsOf(folder);
    const change = (id: string, change: object): void => {
      const path = join(folder, id, "run.json");
      writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, "utf8")) as object), ...change }));
    };
    const { host } = readRecorded(folder, running).record;
    change(running!, { outcome: "running" });
    change(died!, { outcome: "running", host: { ...host, pid: 2 ** 22 + 1 } });
    writeFileSync(join(folder, strange!, "notes.txt"), "keep me");
    change(later!, { version: 2 });
    age(folder);
    writeFileSync(join(folder, "readme.txt"), "keep me");
    const { run, flow } = open({ folder, keep: 1 });
    run();
    await flow.close();
    const left = runsOf(folder);
    for (const id of [running, strange, later, "readme.txt"]) expect(left).toContain(id);
    for (const id of [died, ...others]) expect(left).not.toContain(id);
    expect(readFileSync(join(folder, strange!, "notes.txt"), "utf8")).toBe("keep me");
  });

  it("is kept up within one process", async () => {
    const folder = folders.fresh();
    const { run, flow } = open({ folder, keep: 20 });
    for (let count = 0; count < 60; count++) {
      run();
      await flow.close();
    }
    expect(runsOf(folder).length).toBeLessThanOrEqual(22);
  });
});
