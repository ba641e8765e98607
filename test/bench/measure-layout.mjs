/**
 * Lays out one graph with one layout, in a process of its own.
 *
 * `node measure-layout.mjs LAYOUT SHAPE NODES RUNS`: prints one line of JSON: the median of the times in milliseconds,
 * and the crossings of the edges as they are drawn.
 */
import { countLineCrossings } from "./count-line-crossings.mjs";
import * as graphs from "./layout-graphs.mjs";
import { LAYOUTS } from "./layout-peers.mjs";

const [name, shape, nodes, runs] = process.argv.slice(2);
const graph = graphs[shape](Number(nodes));
const layOut = await LAYOUTS[name]();
const times = [];
let toEdges;
for (let run = 0; run < Number(runs); run++) {
  const start = performance.now();
  toEdges = await layOut(graph);
  times.push(performance.now() - start);
}
const milliseconds = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
console.log(JSON.stringify({ milliseconds, first: times.at(-1), crossings: countLineCrossings(toEdges()) }));
process.exit();
