/** Measures asynchronous dataflows against promises written by hand, one a node, over the same functions. */
import { deepStrictEqual } from "node:assert";
import { dataflow } from "@icosian/runtime";
import { layered } from "./graphs.mjs";
import { measure } from "./measure.mjs";
import { writeGraph } from "./write-graph.mjs";

const CASES = [
  { name: "layered, 1,000 nodes, all async", every: 1, goal: 0.6 },
  { name: "layered, 1,000 nodes, one in five async", every: 5, goal: 0.35 },
];

/**
 * Measures all of it.
 *
 * @returns {Promise<readonly { name: string, byHand: number, levels: number, execute: number, ratio: number, goal: number }[]>}
 *   Nanoseconds a node, medians.
 */
export async function measureAsynchrony() {
  const rows = [];
  for (const each of CASES) rows.push(await measureCase(each));
  return rows;
}

async function measureCase({ name, every, goal }) {
  const graph = layered(1000, 50);
  const { modules, byHandAsync, byHandLevels } = await writeGraph(graph, 10, (index) => index % every === 0);
  const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
  const prepared = dataflow({ modules }).prepare(graph.outputs);
  const runs = {
    byHand: () => byHandAsync(inputs),
    levels: () => byHandLevels(inputs),
    execute: () => prepared.execute({ inputs }),
  };
  for (const run of Object.values(runs)) deepStrictEqual(await run(), await runs.byHand());
  await measure(runs, { rounds: 10, repeats: 50 });
  const times = await measure(runs, { rounds: 41, repeats: 50 });
  const perNode = (milliseconds) => (milliseconds * 1e6) / graph.nodes.length;
  const [byHand, levels, execute] = [perNode(times.byHand), perNode(times.levels), perNode(times.execute)];
  return { name, byHand, levels, execute, ratio: execute / byHand, goal };
}
