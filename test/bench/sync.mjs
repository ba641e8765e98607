/** Measures dataflows of small functions against code written by hand over the same functions. */
import { deepStrictEqual } from "node:assert";
import { dataflow } from "@icosian/runtime";
import { chain, layered, wide } from "./graphs.mjs";
import { measureInTurns, measureSync } from "./measure.mjs";
import { writeGraph } from "./write-graph.mjs";

const CASES = [
  { name: "layered, 100 nodes", graph: layered(100, 10), modules: 2, goals: {} },
  { name: "layered, 1,000 nodes", graph: layered(1000, 50), modules: 10, goals: { prepared: 1, executeSync: 10 } },
  { name: "layered, 4,000 nodes", graph: layered(4000, 50), modules: 40, goals: {} },
  { name: "layered, 10,000 nodes", graph: layered(10_000, 50), modules: 100, goals: { prepared: 0.5 } },
  { name: "chain, 1,000 nodes", graph: chain(1000), modules: 10, goals: {} },
  { name: "chain, 100,000 nodes", graph: chain(100_000), modules: 100, goals: {} },
  { name: "fan-out to 960, fan-in by 31", graph: wide(960, 31), modules: 10, goals: {} },
];

/**
 * Measures all cases.
 *
 * @returns {Promise<readonly Record<string, unknown>[]>} Milliseconds, and nanoseconds a node, medians. Candidates are
 *   called until V8 has compiled what it ever will, but for the chain of 100,000 nodes, which would take minutes.
 */
export async function measureSyncGraphs() {
  const rows = [];
  for (const each of CASES) rows.push(await measureCase(each));
  return rows;
}

async function measureCase({ name, graph, modules: moduleCount, goals }) {
  const { modules, byHand, planned } = await writeGraph(graph, moduleCount);
  const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
  const flow = dataflow({ modules });
  const options = { inputs };
  // By hand there is no function of 100,000 calls one after the other: V8 takes a quarter of a minute to compile it.
  const hand = graph.nodes.length > 10_000 ? {} : { byHand: () => byHand(inputs) };
  const prepared = flow.prepare(planned);
  const runs = {
    prepared: () => prepared.executeSync(options),
    planned: () => flow.executeSync(planned, options),
    executeSync: () => flow.executeSync(graph.outputs, options),
    execute: () => flow.execute(graph.outputs, options),
    ...hand,
  };
  const values = await flow.execute(graph.outputs, options);
  for (const run of Object.values(runs)) deepStrictEqual(await run(), values);
  const times = await measureInTurns(runs, [null], { warmUp: 8000, round: 40 });
  const { link } = measureSync({ link: () => dataflow({ modules }) }, { rounds: 11 });
  const { firstExecute } = measureSync(
    { firstExecute: () => dataflow({ modules }).executeSync(graph.outputs, options) },
    { rounds: 11 },
  );
  const perNode = Object.entries(times).map(([run, time]) => [run, (time * 1e6) / graph.nodes.length]);
  return {
    name,
    modules: modules.length,
    linkMilliseconds: link,
    firstExecuteMilliseconds: firstExecute - link,
    goals,
    byHand: null,
    ...Object.fromEntries(perNode),
  };
}
