/** Measures asynchronous dataflows against promises written by hand, one a node, over the same functions. */
import { deepStrictEqual } from "node:assert";
import { dataflow } from "@icosian/runtime";
import { layered } from "./graphs.mjs";
import { measure } from "./measure.mjs";
import { writeGraph } from "./write-graph.mjs";

const WIDTH = 50;

/** `isAsync` says which nodes are; `best` is the best way by hand. */
const CASES = [
  { name: "layered, 1,000 nodes, all async", isAsync: () => true, best: "byHandLevels", goal: 0.6 },
  { name: "one in five async", isAsync: (index) => index % 5 === 0, best: "byHandLevels", goal: 0.35 },
  { name: "the first layer async", isAsync: (index) => index < WIDTH, best: "byHandStraight", goal: null },
];

/**
 * Measures all of it.
 *
 * @returns {Promise<readonly { name: string, byHand: number, best: number, written: number | null, interpreted: number, goal: number | null }[]>}
 *   Nanoseconds a node, medians. Where every node waits for others there is no code.
 */
export async function measureAsynchrony() {
  const rows = [];
  for (const each of CASES) rows.push(await measureCase(each));
  return rows;
}

async function measureCase({ name, isAsync, best, goal }) {
  const graph = layered(1000, WIDTH);
  const loaded = await writeGraph(graph, 10, isAsync);
  const { modules, byHandAsync, planned } = loaded;
  const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
  const flow = dataflow({ modules });
  const [written, interpreted] = [planned && flow.prepare(planned), flow.prepare(graph.outputs)];
  const runs = {
    byHand: () => byHandAsync(inputs),
    best: () => loaded[best](inputs),
    ...(written && { written: () => written.execute({ inputs }) }),
    interpreted: () => interpreted.execute({ inputs }),
  };
  for (const run of Object.values(runs)) deepStrictEqual(await run(), await runs.byHand());
  await measure(runs, { rounds: 10, repeats: 100 });
  const times = await measure(runs, { rounds: 41, repeats: 50 });
  const perNode = Object.entries(times).map(([run, time]) => [run, (time * 1e6) / graph.nodes.length]);
  return { name, goal, written: null, ...Object.fromEntries(perNode) };
}
