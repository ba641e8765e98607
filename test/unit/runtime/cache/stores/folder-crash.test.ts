/** Two processes that use one folder are killed at 200 random moments: nothing torn, nothing lost, nothing left behind. */
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { folder } from "../../../../../runtime/src/cache/stores/folder.node.ts";
import { makeFolder } from "./scratch.ts";

const KILLS = 200;
const hash = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Waits until a process has put something. */
async function hasBegun(log: string): Promise<void> {
  while (!existsSync(log) || readFileSync(log).length === 0) await wait(2);
}

async function kill(child: ChildProcess, milliseconds: number): Promise<void> {
  await wait(milliseconds);
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

it(`keeps what was put when processes are killed ${KILLS} times`, async () => {
  const scratch = makeFolder();
  const path = join(scratch, "cache");
  const finished = new Set<number>();
  let interrupted = 0;
  for (let kills = 0; kills < KILLS; kills += 2) {
    const logs = [kills, kills + 1].map((number) => join(scratch, `${number}.log`));
    const children = logs.map((log, index) =>
      spawn(process.execPath, [join(import.meta.dirname, "write-entries.mjs"), path, log, String(kills + index)], {
        stdio: ["ignore", "ignore", "inherit"],
      }),
    );
    await Promise.all(logs.map(hasBegun));
    await Promise.all(children.map((child) => kill(child, Math.random() * 25)));
    const lines = logs.flatMap((log) => readFileSync(log, "utf8").trimEnd().split("\n"));
    expect(lines.filter((line) => line.startsWith("torn"))).toEqual([]);
    expect(children.map(({ signalCode }) => signalCode)).toEqual(["SIGKILL", "SIGKILL"]);
    for (const line of lines) finished.add(Number(line));

    interrupted += readdirSync(join(path, "tmp")).length;
    const store = folder(path);
    store.has("records/00000000");
    expect(readdirSync(join(path, "tmp")), "temporary files are left").toEqual([]);
    for (const number of new Set(lines)) check(store, Number(number));
  }
  const store = folder(path);
  for (const number of finished) check(store, number);
  // Also those that nobody heard of: every record is whole, and so is every blob.
  for (const key of store.list("records/")) JSON.parse(Buffer.from(store.get(key)!).toString());
  for (const key of store.list("blobs/")) expect(`blobs/${hash(store.get(key)!)}`).toBe(key);
  expect(finished.size).toBeGreaterThan(200);
  // Otherwise the moments were not random enough to prove anything.
  expect(interrupted).toBeGreaterThan(5);
});

function check(store: ReturnType<typeof folder>, number: number): void {
  const record = store.get(`records/${hash(String(number))}`);
  expect(record, `the record of ${number} is lost`).toBeDefined();
  const { blob, checksum } = JSON.parse(Buffer.from(record!).toString()) as Readonly<Record<string, string>>;
  expect(hash(blob!)).toBe(checksum);
  const value = store.get(`blobs/${blob}`);
  expect(value, `the blob of ${number} is lost`).toBeDefined();
  expect(hash(value!)).toBe(blob);
}
