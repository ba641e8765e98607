/** Measures the layout of pictures, and compares it with packages for that, each in a process of its own. */
import { spawn } from "node:child_process";
import { join } from "node:path";

/** After so long, a process that lays out is ended. */
const LIMIT_SECONDS = 60;
/** For the layout of 100,000 nodes there is more time. */
const LONG_LIMIT_SECONDS = 240;
const PEERS = ["Graphviz", "d3-dag", "d3-dag, greedy x", "ELK"];
/** A package is only asked for a size if it was done with the one before in time. */
const SIZES = [1000, 4000, 10_000];
const SHAPES = [
  { shape: "longChain", nodes: 10_000 },
  { shape: "star", nodes: 10_000 },
  { shape: "features", nodes: 100_000 },
];

/**
 * Measures all sizes, then shapes that layouts find hard.
 *
 * @returns {Promise<readonly { layout: string, shape: string, nodes: number, milliseconds?: number, ratio?: number,
 *   crossings?: number, drawn?: number, failure?: string }[]>} Times are medians, and `ratio` is against Icosian in the
 *   same run.
 */
export async function measureLayout() {
  const rows = [];
  const tooSlow = new Set();
  for (const nodes of SIZES) {
    const own = await measureOne("Icosian", "features", nodes);
    rows.push(own);
    for (const layout of PEERS) {
      const row = tooSlow.has(layout)
        ? { layout, shape: "features", nodes, failure: "not tried" }
        : await measureOne(layout, "features", nodes);
      if (row.failure !== undefined) tooSlow.add(layout);
      rows.push({
        ...row,
        ...(row.milliseconds && own.milliseconds && { ratio: row.milliseconds / own.milliseconds }),
      });
    }
  }
  for (const { shape, nodes } of SHAPES) rows.push(await measureOne("Icosian", shape, nodes));
  return rows;
}

/** @returns {Promise<Record<string, unknown>>} */
function measureOne(layout, shape, nodes) {
  const script = join(import.meta.dirname, "measure-layout.mjs");
  const runs = layout === "Icosian" && nodes <= 10_000 ? 5 : 1;
  const child = spawn(process.execPath, [script, layout, shape, String(nodes), String(runs)]);
  const limit = nodes > 10_000 ? LONG_LIMIT_SECONDS : LIMIT_SECONDS;
  const timer = setTimeout(() => child.kill("SIGKILL"), limit * 1000);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const line = stdout.trimEnd().split("\n").at(-1);
      if (line.startsWith("{")) return resolve({ layout, shape, nodes, ...JSON.parse(line) });
      const error = /^\w*Error\b.*/m.exec(stderr)?.[0] ?? "";
      const failure = signal === "SIGKILL" ? `over ${limit} s` : `ended with ${code}: ${error.slice(0, 40)}`;
      return resolve({ layout, shape, nodes, failure });
    });
  });
}
