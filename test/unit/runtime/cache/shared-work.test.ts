/** Two caches over one folder, as in two processes: one computes, the other waits for what it stores. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folder } from "@icosian/runtime/cache";
import { afterEach, beforeEach, expect, it } from "vitest";
import { names, buildCached, type CachedFlow } from "./build-cached.ts";

let path: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), "icosian-shared-"));
});
afterEach(() => rmSync(path, { recursive: true }));

/** How often nodes were computed, by both dataflows: their modules are one and the same file. */
const COUNTED = `
  const counts = globalThis as unknown as { calls?: number };
  const wait = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));`;

async function buildTwo(source: string, sharesWork: boolean): Promise<readonly [CachedFlow, CachedFlow]> {
  (globalThis as { calls?: number }).calls = 0;
  const build = (): Promise<CachedFlow> =>
    buildCached(COUNTED + source, { store: folder(join(path, "cache"), { sharesWork }) });
  return [await build(), await build()];
}

const SLOW = `
  export const slow = async (n: number): Promise<number> => {
    counts.calls = (counts.calls ?? 0) + 1;
    await wait(40);
    if (n < 0) throw new Error("negative");
    return n * 2;
  };
  export const shown = async (slow: number): Promise<string> => "value " + String(slow);`;

it("computes once if work is shared, and twice if it is not", async () => {
  for (const sharesWork of [true, false]) {
    const [one, two] = await buildTwo(SLOW, sharesWork);
    const n = sharesWork ? 1 : 2;
    const results = await Promise.all([one.run(["shown"], { n }), two.run(["shown"], { n })]);
    expect(results.map((run) => run.results)).toEqual([{ shown: `value ${n * 2}` }, { shown: `value ${n * 2}` }]);
    expect((globalThis as { calls?: number }).calls).toBe(sharesWork ? 1 : 2);
  }
});

it("goes on by itself if the other fails", async () => {
  const [one, two] = await buildTwo(SLOW, true);
  const runs = await Promise.allSettled([one.run(["shown"], { n: -1 }), two.run(["shown"], { n: -1 })]);
  expect(runs.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((globalThis as { calls?: number }).calls).toBe(2);
});

it("stops waiting if the run is aborted", async () => {
  const source = SLOW.replace("wait(40)", "wait(400)");
  const [one, two] = await buildTwo(source, true);
  const first = one.run(["shown"], { n: 1 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = two.flow.execute(names("shown"), { inputs: { n: 1 }, signal: AbortSignal.timeout(20) });
  await expect(second).rejects.toThrow("ICO8002");
  expect((await first).results).toEqual({ shown: "value 2" });
});

it("computes what cannot be stored in each of them", async () => {
  const source = `
    export const made = async (n: number): Promise<() => number> => { counts.calls = (counts.calls ?? 0) + 1; await wait(20); return () => n; };
    export const used = async (made: () => number): Promise<number> => made();`;
  const [one, two] = await buildTwo(source, true);
  const results = await Promise.all([one.run(["used"], { n: 3 }), two.run(["used"], { n: 3 })]);
  expect(results.map((run) => run.results)).toEqual([{ used: 3 }, { used: 3 }]);
  expect((globalThis as { calls?: number }).calls).toBe(2);
});
