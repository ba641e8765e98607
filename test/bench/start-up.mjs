/** Measures how a program starts: each time a new process, in which nothing is compiled yet. */
import { spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { layered } from "./graphs.mjs";
import { readGraph } from "./load-graph.mjs";
import { writeGraphFolder } from "./write-graph.mjs";

const NODES = 4000;
const ROUNDS = 11;

/**
 * Measures it over 4,000 nodes in 40 modules.
 *
 * @returns {Promise<readonly { name: string, value: number, unit: string }[]>} Medians.
 */
export async function measureStartUp() {
  const folder = await writeGraphFolder(layered(NODES, 50), 40);
  const script = join(import.meta.dirname, "measure-start-up.mjs");
  const all = Array.from({ length: ROUNDS }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  });
  const rows = Object.keys(all[0]).map((name) => ({ name, value: median(all.map((each) => each[name])), unit: "ms" }));
  const planBytes = statSync(join(folder, "planned.js")).size;
  rows.push({ name: "manifest, a node", value: readGraph(folder).manifestBytes / NODES, unit: "bytes" });
  rows.push({ name: "plan as code, a node", value: planBytes / NODES, unit: "bytes" });
  rmSync(folder, { recursive: true });
  return rows;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
