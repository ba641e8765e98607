/**
 * Lays out one graph with one layout, in a process of its own.
 *
 * `node measure-layout.mjs LAYOUT SHAPE NODES RUNS`: prints one line of JSON: the first time and the median of all in
 * milliseconds, and how often edges cross as they are drawn: `crossings` by pairs of edges, `drawn` by lines, where edges of
 * one source that share a line are one. Crossings of the largest graphs are not counted.
 */
import { countLineCrossings, mergeLines } from "./count-line-crossings.mjs";
import { features, longChain, star } from "./layout-graphs.mjs";
import { LAYOUTS } from "./layout-peers.mjs";

const [name, shape, nodes, runs] = process.argv.slice(2);
const graph = { features, longChain, star }[shape](Number(nodes));
const layOut = await LAYOUTS[name]();
const times = [];
let toEdges;
for (let run = 0; run < Number(runs); run++) {
  const start = performance.now();
  toEdges = await layOut(graph);
  times.push(performance.now() - start);
}
const [first] = times;
const milliseconds = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const edges = shape === "features" && graph.count <= 4000 ? toEdges() : null;
const counts = edges && { crossings: countLineCrossings(edges), drawn: countLineCrossings(mergeLines(edges)) };
console.log(JSON.stringify({ milliseconds, first, ...counts }));
process.exit();
