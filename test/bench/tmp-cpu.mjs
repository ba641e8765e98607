import { dataflow, retry } from "@icosian/runtime";
import { applyTo } from "@icosian/runtime/adapters";
import { layered } from "./graphs.mjs";
import { writeGraph } from "./write-graph.mjs";
const nothing = () => {};
const pair = { name: "pair", preNodeExecute: nothing, postNodeExecute: nothing };
const count = Number(process.argv[3] ?? 1000);
const graph = layered(count, 50);
const { modules, planned } = await writeGraph(graph, count / 100);
const names = graph.nodes.map((n) => n.name);
const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
const chosen = new Set(graph.nodes.flatMap((node, index) => (index % 100 === 0 ? [node.name] : [])));
const cases = { none: [], pre: [{ preNodeExecute: nothing }], pair: [pair], around: [{ name: "a", executeNode: ({ call }) => call() }], retry: [applyTo(names, retry())], some: [{ ...pair, appliesTo: (n) => chosen.has(n.name) }] };
for (const kind of (process.argv[2] ?? Object.keys(cases).join()).split(",")) for (const code of [true, false]) {
  const p = dataflow({ modules, adapters: cases[kind] }).prepare(code ? planned : graph.outputs);
  for (let i = 0; i < 3000000 / count; i++) p.executeSync({ inputs });
  const n = Math.round(2000000 / count); let best = Infinity;
  for (let r = 0; r < 5; r++) { const s = process.cpuUsage(); for (let i = 0; i < n; i++) p.executeSync({ inputs }); const e = process.cpuUsage(s); best = Math.min(best, (e.user + e.system) * 1000 / (n * count)); }
  console.log(kind.padEnd(8), code ? "code" : "interp", best.toFixed(1), "ns/node cpu");
}
