/** Measures what `recordRuns` costs, per node, per run and per byte of the values that it hashes. */
import { deepStrictEqual } from "node:assert";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataflow } from "@icosian/runtime";
import { recordRuns } from "@icosian/runtime/runs";
import { layered } from "./graphs.mjs";
import { measureInTurns } from "./measure.mjs";
import { writeGraph } from "./write-graph.mjs";

/** An adapter with the hooks of `recordRuns`, all of them empty. */
const hooks = { preNodeExecute() {}, postNodeExecute() {}, onRetry() {}, postItemExecute() {}, onWarning() {} };

/**
 * Measures runs with and without the adapter, of many nodes and of few.
 *
 * @returns {Promise<readonly { name: string, plain: number, hooked: number, recorded: number, unit: string, goal: string }[]>}
 *   Medians: without adapters, with empty hooks, and recorded; in microseconds per node or per run.
 */
export async function measureRuns() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-runs-"));
  try {
    const rows = [];
    for (const isAsync of [false, true]) rows.push(await measureNodes(folder, isAsync));
    rows.push(await measureRun(folder));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureNodes(folder, isAsync) {
  const graph = layered(4000, 50);
  const times = await measureGraph(folder, graph, isAsync);
  const perNode = (time) => (time * 1000) / graph.nodes.length;
  const name = `4,000 ${isAsync ? "async" : "sync"} nodes, µs per node`;
  return toRow(name, times, perNode, "at most 5 µs more");
}

async function measureRun(folder) {
  const times = await measureGraph(folder, layered(10, 5), false);
  return toRow("10 sync nodes, µs per run", times, (time) => time * 1000, "");
}

async function measureGraph(folder, graph, isAsync) {
  const { modules } = await writeGraph(graph, 1, () => isAsync);
  const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
  const method = isAsync ? "execute" : "executeSync";
  const cases = { plain: [], hooked: [hooks], recorded: [recordRuns({ folder, keep: 20 })] };
  const runs = Object.fromEntries(
    Object.entries(cases).map(([name, adapters]) => {
      const prepared = dataflow({ modules, adapters }).prepare(graph.outputs);
      return [name, () => prepared[method]({ inputs })];
    }),
  );
  deepStrictEqual(await runs.recorded(), await runs.plain());
  const times = await measureInTurns(runs, [null], { warmUp: 2000, round: 40 });
  if (readdirSync(folder).length === 0) throw new Error("Nothing was recorded.");
  return times;
}

function toRow(name, { plain, hooked, recorded }, convert, goal) {
  return { name, plain: convert(plain), hooked: convert(hooked), recorded: convert(recorded), goal };
}
