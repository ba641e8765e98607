/**
 * Measures one peer, or the code written by hand, beside the dataflow over one graph, in a process of its own.
 *
 * `node measure-peer.mjs FOLDER FILE WARM_UP`: the folder of the graph, the file of the peer or `by-hand`, and how many
 * milliseconds each candidate has before it is timed. Prints one line of JSON: the medians in nanoseconds a node, or why
 * there are none. Inputs change from run to run, so that whoever remembers values has to compute them anew; the values
 * are checked before anything is timed.
 */
import { deepStrictEqual } from "node:assert";
import { dataflow } from "@icosian/runtime";
import { loadGraph } from "./load-graph.mjs";
import { measureInTurns } from "./measure.mjs";

const [folder, file, warmUp] = process.argv.slice(2);
const { graph, modules, byHand, byHandAsync, planned } = await loadGraph(folder);
const isAsync = graph.nodes.some((node) => node.isAsync);
const givens = [1, 8].map((first) => Object.fromEntries(graph.inputs.map((name, index) => [name, index + first])));

console.log(JSON.stringify(await tryToMeasure()));
process.exit();

async function tryToMeasure() {
  try {
    const runs = { ...toOurRuns(), time: await toPeerRun() };
    for (const run of Object.values(runs))
      for (const inputs of [...givens, givens[0]]) deepStrictEqual({ ...(await run(inputs)) }, computeOnce(inputs));
    const times = await measureInTurns(runs, givens, { warmUp: Number(warmUp), round: 40 });
    return Object.fromEntries(Object.entries(times).map(([name, time]) => [name, (time * 1e6) / graph.nodes.length]));
  } catch (error) {
    return { failure: String(error?.message ?? error).split("\n")[0] };
  }
}

function toOurRuns() {
  const flow = dataflow({ modules });
  const interpreted = flow.prepare(graph.outputs);
  if (isAsync) return { interpreted: (inputs) => interpreted.execute({ inputs }) };
  const written = flow.prepare(planned);
  return {
    written: (inputs) => written.executeSync({ inputs }),
    interpreted: (inputs) => interpreted.executeSync({ inputs }),
  };
}

async function toPeerRun() {
  if (file === "by-hand") return isAsync ? byHandAsync : byHand;
  const { build } = await import(`./peers/${file}`);
  const functions = Object.assign({}, ...modules);
  return build({ ...graph, nodes: graph.nodes.map((node) => ({ ...node, own: functions[node.name] })), isAsync });
}

/** What the nodes of these graphs compute, said once more. */
function computeOnce(inputs) {
  const values = new Map(Object.entries(inputs));
  for (const { name, from } of graph.nodes) {
    const sum = from.reduce((total, each) => total + values.get(each), 0);
    values.set(name, (from.length === 1 ? sum + 1 : sum) % 65_521);
  }
  return Object.fromEntries(graph.outputs.map((name) => [name, values.get(name)]));
}
