/** Measures requests for some of many outputs: they should cost what is upstream of them, and nothing else. */
import { deepStrictEqual } from "node:assert";
import { dataflow } from "@icosian/runtime";
import { apart } from "./graphs.mjs";
import { measureInTurns } from "./measure.mjs";
import { writeGraph } from "./write-graph.mjs";
import { loadPlan } from "./write-plan.mjs";

const NODES = 10_000;
const GROUPS = 100;
const GOAL = 1.2;

/**
 * Measures 10 of 1,000 outputs of a graph of 10,000 nodes, and all of them.
 *
 * @returns {Promise<readonly { name: string, all: number, some: number, upstream: number, ratio: number, goal: number }[]>}
 *   Nanoseconds a run, medians. `upstream` is how many nodes the ten need; `ratio` is the cost of one of those against
 *   the cost of a node when all are asked for.
 */
export async function measureParts() {
  const graph = apart(NODES, GROUPS, 10);
  const { modules } = await writeGraph(graph, 100);
  const flow = dataflow({ modules });
  // One of each of ten groups that are far from each other.
  const some = graph.parts.filter((_, group) => group % 10 === 0).map(({ outputs }) => outputs[0]);
  const upstream = countUpstream(graph, some);
  const given = Object.fromEntries(graph.inputs.map((name, index) => [name, index]));
  const needed = flow.exportExecution(some).nodes.map(({ name }) => name);
  const inputs = Object.fromEntries(needed.filter((name) => name in given).map((name) => [name, given[name]]));
  const [plannedAll, plannedSome] = await Promise.all([
    loadPlan({ modules, inputs: graph.inputs, outputs: graph.outputs }),
    loadPlan({ modules, inputs: Object.keys(inputs), outputs: some }),
  ]);
  const values = flow.executeSync(graph.outputs, { inputs: given });
  const rows = [];
  for (const [name, all, part] of [
    ["written, prepared", plannedAll, plannedSome],
    ["interpreter, prepared", graph.outputs, some],
  ]) {
    const [runAll, runSome] = [flow.prepare(all), flow.prepare(part)];
    const runs = {
      all: () => runAll.executeSync({ inputs: given }),
      some: () => runSome.executeSync({ inputs }),
    };
    deepStrictEqual(runs.all(), values);
    deepStrictEqual(runs.some(), Object.fromEntries(some.map((output) => [output, values[output]])));
    const times = await measureInTurns(runs, [null], { warmUp: 8000, round: 40 });
    const ratio = times.some / upstream / (times.all / NODES);
    rows.push({ name, all: times.all * 1e6, some: times.some * 1e6, upstream, ratio, goal: GOAL });
  }
  return rows;
}

function countUpstream({ nodes }, outputs) {
  const needed = new Set(outputs);
  for (const { name, from } of nodes.toReversed()) if (needed.has(name)) for (const each of from) needed.add(each);
  return nodes.filter(({ name }) => needed.has(name)).length;
}
