/** Measures a graph of 100,000 nodes against one function written by hand, once V8 has compiled all it ever will. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { layered } from "./graphs.mjs";
import { writeGraphFolder } from "./write-graph.mjs";

/** V8 compiles the 782 chunks of such a plan one after the other, beside their runs; a function by hand needs less. */
const WARM_UP_MILLISECONDS = 150_000;
const CANDIDATES = [
  { name: "one function by hand", run: "byHand", goal: null },
  { name: "written, prepared", run: "prepared", goal: 0.5 },
];

/**
 * Measures each candidate in a process of its own: together they would take each other's place in the processor's caches,
 * and a function of 100,000 calls needs more of a stack than Node gives.
 *
 * @returns {Promise<readonly { name: string, firstMilliseconds: number, perNode: number, ratio: number, goal: number | null }[]>}
 *   The first call in milliseconds, later ones in nanoseconds a node, medians.
 */
export async function measureLarge() {
  const folder = await writeGraphFolder(layered(100_000, 50), 100);
  const script = join(import.meta.dirname, "measure-large.mjs");
  const measured = CANDIDATES.map(({ name, run, goal }) => {
    const flags = ["--stack-size=4000", script, folder, run, String(WARM_UP_MILLISECONDS)];
    return { name, goal, ...JSON.parse(execFileSync(process.execPath, flags, { encoding: "utf8" })) };
  });
  rmSync(folder, { recursive: true });
  return measured.map((row) => ({ ...row, ratio: row.perNode / measured[0].perNode }));
}
