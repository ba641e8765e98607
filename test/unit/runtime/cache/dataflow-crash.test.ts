/**
 * Two processes that run one dataflow with one cache folder are killed at 200 random moments, and started again: every
 * run that ends gives the right values, what had been stored is served, and nothing is left behind.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { readRecord } from "../../../../runtime/src/cache/entries/cache-record.node.ts";
import { folder } from "../../../../runtime/src/cache/stores/folder.node.ts";
import { ProgramFolder } from "../../../property/program-folder.ts";
import { makeFolder } from "./stores/scratch.ts";

const KILLS = 200;
const CHAIN = 24;
const ITEMS = 16;
/** Values of at least this size may wait to be written while the run goes on. */
const LARGE = 60_000;

const project = new ProgramFolder();
afterAll(() => project.remove());

/** The number of bytes of a value of the chain, and of an item: from 10 bytes to 1 MB. */
function sizeOf(index: number): number {
  return [10, 3000, 5000, 60_000, 200_000, 1_000_000][index % 6]!;
}

const MODULE = `
  "use dataflow";
  import type { Collect, Parallelizable } from "@icosian/runtime";
  const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds));
  interface Step { readonly sum: number; readonly bytes: Uint8Array }
  const next = (before: Step, index: number, size: number): Step => {
    const sum = (before.sum * 31 + before.bytes.at(-1)! + before.bytes.length + index) % 1_000_003;
    return { sum, bytes: new Uint8Array(size).fill(sum % 251) };
  };
  export const n0 = (seed: number): Step => next({ sum: seed, bytes: Uint8Array.of(seed % 256) }, 0, ${sizeOf(0)});
  ${Array.from({ length: CHAIN - 1 }, (_, at) => at + 1)
    .map((at) => {
      const body = `next(n${at - 1}, ${at}, ${sizeOf(at)})`;
      return `export const n${at} = async (n${at - 1}: Step): Promise<Step> => { await wait(${1 + (at % 4)}); return ${body}; };`;
    })
    .join("\n")}
  export const item = (seed: number): Parallelizable<number> => Array.from({ length: ${ITEMS} }, (_, at) => seed + at);
  export const part = async (item: number, seed: number): Promise<Step> => {
    await wait(2 + (item % 3));
    return next({ sum: item, bytes: Uint8Array.of(3) }, item - seed, [10, 3000, 5000, 60_000, 200_000, 1_000_000][(item - seed) % 6]!);
  };
  export const total = (part: Collect<Step>): number => part.reduce((sum, each) => sum + each.sum + each.bytes.at(-1)!, 0);
  export const last = (n${CHAIN - 1}: Step): number => n${CHAIN - 1}.sum;
`;

/** What the module computes, written once more. */
function toExpected(seed: number): Readonly<Record<string, number>> {
  const next = (sum: number, byte: number, length: number, index: number): number =>
    (sum * 31 + byte + length + index) % 1_000_003;
  let last = next(seed, seed % 256, 1, 0);
  for (let at = 1; at < CHAIN; at++) last = next(last, last % 251, sizeOf(at - 1), at);
  const parts = Array.from({ length: ITEMS }, (_, at) => next(seed + at, 3, 1, at));
  return { total: parts.reduce((sum, each) => sum + each + (each % 251), 0), last };
}

/**
 * The nodes, and items of nodes, that a run has finished so that they are stored for sure. Small values are stored as soon
 * as they are computed. Of the large ones, one is written each time that the program waits, so they are stored when the
 * run has ended, or when more nodes of the chain, which all wait, have ended than there are values that may come first.
 */
function findSafe(lines: readonly string[]): readonly string[] {
  const hasEnded = lines.some((line) => line.startsWith("ended"));
  return lines.flatMap((line, at) => {
    const [outcome, name = ""] = line.split(" ");
    if (outcome !== "computed" && outcome !== "cached") return [];
    const index = Number(/\d+$/.exec(name)?.[0] ?? 0);
    const isSmall = !/^(?:n\d|part)/.test(name) || sizeOf(index) < LARGE;
    const isLate = lines.slice(at + 1).filter((later) => / n\d/.test(later)).length > ITEMS;
    return isSmall || isLate || hasEnded ? [name] : [];
  });
}

async function kill(child: ChildProcess, milliseconds: number): Promise<void> {
  await Promise.race([wait(milliseconds), once(child, "exit")]);
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

it(`goes on from what was stored when processes are killed ${KILLS} times`, async () => {
  const [module] = project.compile(new Map([["src/chain.ts", MODULE]]));
  const scratch = makeFolder();
  const path = join(scratch, "cache");
  let [started, killed, interrupted, ended, served] = [0, 0, 0, 0, 0];
  let seed = 1;
  let safe: readonly string[] = [];

  const start = (): { readonly child: ChildProcess; readonly read: () => readonly string[] } => {
    const log = join(scratch, `${started++}.log`);
    const args = [join(import.meta.dirname, "run-killed.mjs"), module!, path, log, String(seed)];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
    return { child, read: () => (existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(0, -1) : []) };
  };
  const check = (lines: readonly string[], before: readonly string[]): void => {
    expect(lines.filter((line) => line.startsWith("warned"))).toEqual([]);
    const computed = new Set(lines.filter((line) => line.startsWith("computed")).map((line) => line.split(" ")[1]!));
    expect(before.filter((name) => computed.has(name))).toEqual([]);
    served += lines.filter((line) => line.startsWith("cached")).length;
    const end = lines.find((line) => line.startsWith("ended"));
    if (end === undefined) return;
    ended++;
    expect(JSON.parse(end.slice("ended ".length))).toEqual(toExpected(seed));
  };

  while (killed < KILLS) {
    const before = safe;
    const runs = [start(), start()];
    // Not while Node.js starts, where there is nothing to lose.
    await Promise.all(runs.map(({ child, read }) => Promise.race([hasBegun(read), once(child, "exit")])));
    await Promise.all(runs.map(({ child }) => kill(child, Math.random() ** 2 * 150)));
    interrupted += existsSync(join(path, "tmp")) ? readdirSync(join(path, "tmp")).length : 0;
    for (const { child, read } of runs) {
      if (child.signalCode === "SIGKILL") killed++;
      else expect(child.exitCode).toBe(0);
      check(read(), before);
    }
    safe = [...new Set([...before, ...runs.flatMap(({ read }) => findSafe(read()))])];
    if (runs.every(({ read }) => read().every((line) => !line.startsWith("ended")))) continue;
    // The next run finds all that is needed; then there is something new to compute.
    const { child, read } = start();
    await once(child, "exit");
    check(read(), safe);
    expect(existsSync(join(path, "tmp")) ? readdirSync(join(path, "tmp")) : []).toEqual([]);
    seed++;
    safe = [];
  }
  const store = folder(path);
  store.has("records/00000000");
  expect(readdirSync(join(path, "tmp"))).toEqual([]);
  const records = store.list("records/");
  for (const key of records) {
    const record = readRecord(store.get(key)!, key.slice("records/".length));
    expect(record, key).not.toBe(null);
    if (record!.blob !== null) expect(store.has(`blobs/${record!.blob}`)).toBe(true);
  }
  for (const key of store.list("blobs/"))
    expect(`blobs/${createHash("sha256").update(store.get(key)!).digest("hex")}`).toBe(key);
  console.log({ killed, interrupted, ended, served, seeds: seed, records: records.length });
  expect(ended).toBeGreaterThan(10);
  expect(served).toBeGreaterThan(1000);
});

async function hasBegun(read: () => readonly string[]): Promise<void> {
  while (read().length === 0) await wait(3);
}
