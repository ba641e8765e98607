/**
 * Measures one candidate over a large graph: `node measure-large.mjs FOLDER byHand|prepared WARM_UP`, where the warm-up is
 * in milliseconds. Prints one line of JSON: how many milliseconds the first call took, and the median of later calls in
 * nanoseconds a node.
 */
import { deepStrictEqual } from "node:assert";
import { dataflow } from "@icosian/runtime";
import { loadGraph } from "./load-graph.mjs";
import { measureInTurns } from "./measure.mjs";

const [folder, candidate, warmUp] = process.argv.slice(2);
const { graph, modules, byHand, planned } = await loadGraph(folder);
const inputs = Object.fromEntries(graph.inputs.map((name, index) => [name, index + 1]));
const flow = dataflow({ modules });
const prepared = flow.prepare(planned);
const run = { byHand: () => byHand(inputs), prepared: () => prepared.executeSync({ inputs }) }[candidate];

const values = flow.executeSync(graph.outputs, { inputs });
const start = performance.now();
const first = run();
const firstMilliseconds = performance.now() - start;
deepStrictEqual(first, values);

const times = await measureInTurns({ run }, [null], { warmUp: Number(warmUp), round: 100, isPatient: true });
console.log(JSON.stringify({ firstMilliseconds, perNode: (times.run * 1e6) / graph.nodes.length }));
