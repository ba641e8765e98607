/** Large files are saved and read row by row in little memory. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../scratch.ts";

const folder = makeFolder();

describe("rows one by one", () => {
  // The limits are far above what is needed, and far below what the whole file takes as rows.
  it.each([
    ["csv", 3_000_000, 260e6],
    ["ndjson", 1_500_000, 260e6],
    // A row group of 100,000 rows is in memory.
    ["parquet", 1_000_000, 800e6],
    ["arrow", 1_000_000, 400e6],
  ])("%s", (name, count, limit) => {
    const path = join(folder, name);
    const script = join(import.meta.dirname, "stream-large.mjs");
    const output = execFileSync(process.execPath, [script, name, path, String(count)], { encoding: "utf8" });
    rmSync(path);
    const { bytes, sum, peak } = JSON.parse(output) as { bytes: number; sum: number; peak: number };
    expect(sum).toBe((count * (count - 1)) / 2);
    expect(bytes).toBeGreaterThan(8e6);
    expect(peak).toBeLessThan(limit);
  });
});
