/** Measures what `recordRuns` costs: per node, per item, per run, and for a value that it hashes. */
import { deepStrictEqual } from "node:assert";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataflow } from "@icosian/runtime";
import { recordRuns } from "@icosian/runtime/runs";
import * as items from "./fan-out-nodes.ts";
import { chain, layered } from "./graphs.mjs";
import { measureInTurns } from "./measure.mjs";
import * as columns from "./run-nodes.ts";
import { writeGraph } from "./write-graph.mjs";

const NODES = 4000;
const ITEMS = 100_000;

/** An adapter with the hooks of `recordRuns`, all of them empty. */
const hooks = { preNodeExecute() {}, postNodeExecute() {}, onRetry() {}, postItemExecute() {}, onWarning() {} };

/**
 * Measures runs without adapters, with empty hooks, and recorded.
 *
 * @returns {Promise<readonly { name: string, plain: number, hooked: number, recorded: number, goal: string }[]>}
 *   Medians in the unit that the name says.
 */
export async function measureRuns() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-runs-"));
  const column = Float64Array.from({ length: 10_000_000 }, (_, index) => index);
  try {
    return [
      await measureGraph(folder, "4,000 sync nodes, µs per node", layered(NODES, 50), false),
      await measureGraph(folder, "4,000 async nodes, µs per node", layered(NODES, 50), true),
      await compare(folder, "100,000 items, µs per item", [items], ["total"], { count: ITEMS }, ITEMS / 1000, ""),
      await measureGraph(folder, "a run of 1 node, µs", chain(1), false),
      await compare(folder, "80 MB as an input, ms", [columns], ["rowCount"], { column }, 1, ""),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureGraph(folder, name, graph, isAsync) {
  const { modules } = await writeGraph(graph, 1, () => isAsync);
  const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
  const goal = graph.nodes.length === NODES ? "at most 5" : "";
  const method = isAsync ? "execute" : "executeSync";
  return compare(folder, name, modules, graph.outputs, inputs, graph.nodes.length / 1000, goal, method);
}

/** @param {number} unit - What milliseconds are divided by. */
async function compare(folder, name, modules, outputs, inputs, unit, goal, method = "executeSync") {
  const cases = { plain: [], hooked: [hooks], recorded: [recordRuns({ folder, keep: 20 })] };
  const runs = Object.fromEntries(
    Object.entries(cases).map(([each, adapters]) => {
      const prepared = dataflow({ modules, adapters }).prepare(outputs);
      return [each, () => prepared[method]({ inputs })];
    }),
  );
  deepStrictEqual(await runs.recorded(), await runs.plain());
  const { plain, hooked, recorded } = await measureInTurns(runs, [null], { warmUp: 2000, round: 40 });
  return { name, plain: plain / unit, hooked: hooked / unit, recorded: recorded / unit, goal };
}
