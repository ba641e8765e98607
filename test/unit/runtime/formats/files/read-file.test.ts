/** Reading files: what is missing or not permitted, aborts, and files that are closed. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { csv } from "@icosian/runtime/csv";
import { describe, expect, it } from "vitest";
import { contextOf, makeFolder, messageOf } from "../scratch.ts";

const folder = makeFolder();
const path = join(folder, "flights.csv");
writeFileSync(path, `id,text\n${Array.from({ length: 100_000 }, (_, id) => `${id},some text\n`).join("")}`);
const context = contextOf();

/** How many files of the folder this process has open. */
function countOpen(): number {
  const targets = readdirSync("/proc/self/fd").map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return "";
    }
  });
  return targets.filter((target) => target.startsWith(folder)).length;
}

describe("a file that cannot be read", () => {
  it.each([
    ["is missing", "flight.csv", 'There is no such file. Did you mean "flights.csv"?'],
    ["has another extension", "flights.parquet", 'There is no such file. Did you mean "flights.csv"?'],
    ["is in a missing folder", "data/flights.csv", `There is no folder "data" in ${folder}.`],
    ["is a folder", ".", "This is a folder, not a file."],
    ["is below a file", "flights.csv/x", "A part of this path is a file, not a folder."],
  ])("%s", async (_, name, expected) => {
    for (const attempt of [csv.load, csv.stream!])
      expect(await messageOf(() => attempt({ path: join(folder, name) }, context))).toContain(expected);
    expect(countOpen()).toBe(0);
  });

  it("is named as given and as resolved", async () => {
    const message = await messageOf(() => csv.load({ path: "no/such.csv" }, context));
    expect(message).toContain(`no/such.csv (${join(process.cwd(), "no/such.csv")}): There is no`);
  });

  it("is a URL of another kind", async () => {
    expect(await messageOf(() => csv.load({ path: new URL("https://example.org/a.csv") }, context))).toContain(
      "This is not the URL of a local file",
    );
  });
});

describe("a file", () => {
  it("may be given as a URL, and is described by its bytes", async () => {
    const [, metadata] = await csv.load({ path: pathToFileURL(path) }, context);
    const bytes = readFileSync(path);
    const checksum = createHash("sha256").update(bytes).digest("hex");
    expect(metadata).toMatchObject({ path: pathToFileURL(path).href, rows: 100_000, bytes: bytes.length, checksum });
    expect(metadata.columns).toEqual([
      { name: "id", type: "number" },
      { name: "text", type: "string" },
    ]);
  });

  it("is closed when a stream is left early, was never read, or failed", async () => {
    const [rows] = await csv.stream!({ path }, context);
    for await (const row of rows) if ((row as { id: number }).id === 10) break;
    expect(countOpen()).toBe(0);
    const [others] = await csv.stream!({ path }, context);
    expect(countOpen()).toBe(1);
    await (others as AsyncIterableIterator<unknown>).return!();
    expect(countOpen()).toBe(0);
    await messageOf(() => csv.stream!({ path, columns: ["x"] }, context));
    await messageOf(() => csv.load({ path, types: { text: "number" } }, context));
    expect(countOpen()).toBe(0);
  });

  it("is closed when the run is aborted", async () => {
    const controller = new AbortController();
    const aborted = contextOf(controller.signal);
    const [rows] = await csv.stream!({ path }, aborted);
    let count = 0;
    const reading = (async () => {
      for await (const _ of rows) if (++count === 10) controller.abort(new Error("enough"));
    })();
    await expect(reading).rejects.toThrow("enough");
    expect(count).toBeLessThan(50_000);
    await expect(csv.load({ path }, aborted)).rejects.toThrow("enough");
    expect(countOpen()).toBe(0);
  });

  it("gives rows in order also if several are asked for at once", async () => {
    const [rows] = await csv.stream!({ path }, context);
    const iterator = (rows as AsyncIterableIterator<{ id: number }>)[Symbol.asyncIterator]();
    const results = await Promise.all(Array.from({ length: 30_000 }, () => iterator.next()));
    expect(results.every(({ value }, index) => (value as { id: number }).id === index)).toBe(true);
    await iterator.return!();
  });
});
