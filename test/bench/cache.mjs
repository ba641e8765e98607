/** Measures the cache: hits, what storing adds to a node, and large values, each in a process of its own. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How often each case is measured; the median counts. */
const ROUNDS = 5;

const CASES = [
  ["a hit from memory, 1 KiB", "memory-hit", "µs", 20],
  ["a hit from the folder, 1 KiB", "folder-hit", "µs", 60],
  ["added to a node that is computed and stored in the folder, 1 KiB", "folder-cold", "µs", 100],
  ["the same in memory", "memory-cold", "µs", null],
  ["4,000 nodes, all hit, first run of a process", "all-hit", "ms", 300],
  ["a typed array of 10 MB from the folder", "large-hit", "GB/s", 1],
];

/** @returns {Promise<readonly { name: string, value: number, unit: string, goal: number | null }[]>} */
export async function measureCache() {
  return CASES.map(([name, what, unit, goal]) => {
    const values = Array.from({ length: ROUNDS }, () => measureOnce(what)).sort((a, b) => a - b);
    return { name, value: values[ROUNDS >> 1], unit, goal };
  });
}

function measureOnce(what) {
  const folder = mkdtempSync(join(tmpdir(), "icosian-cache-"));
  try {
    const run = (step) =>
      execFileSync(process.execPath, [join(import.meta.dirname, "measure-cache.mjs"), what, step, folder], {
        encoding: "utf8",
      });
    run("prepare");
    return Number(run("measure"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
