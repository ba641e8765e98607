/**
 * Measures, prints a table, and writes `test/.cache/bench.json`.
 *
 * Ratios compare with code written by hand over the same functions in the same run; values are checked before timing.
 */
import { deepStrictEqual } from "node:assert";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { dataflow } from "@icosian/runtime";
import { measureAsynchrony } from "./asynchrony.mjs";
import { measureChecks } from "./check.mjs";
import { measureExpansion } from "./expansion.mjs";
import { measureFanOuts } from "./fan-outs.mjs";
import { chain, layered } from "./graphs.mjs";
import { measure, measureSync } from "./measure.mjs";
import { writeGraph } from "./write-graph.mjs";

const cases = [
  { name: "layered, 100 nodes", graph: layered(100, 10), modules: 2, repeats: 200 },
  { name: "layered, 1,000 nodes", graph: layered(1000, 50), modules: 10, repeats: 300 },
  { name: "layered, 4,000 nodes", graph: layered(4000, 50), modules: 40, repeats: 20 },
  { name: "layered, 10,000 nodes", graph: layered(10_000, 50), modules: 100, repeats: 5 },
  { name: "chain, 1,000 nodes", graph: chain(1000), modules: 10, repeats: 300 },
  { name: "chain, 100,000 nodes", graph: chain(100_000), modules: 100, repeats: 1 },
];

const HEAD = [
  "",
  "modules",
  "link (ms)",
  "first execute (ms)",
  "by hand",
  "written, prepared",
  "written",
  "executeSync",
  "execute",
];
const EXPANSION_HEAD = ["", "1,000 (ms)", "4,000 (ms)", "ratio", "goal"];
const ASYNCHRONY_HEAD = ["", "by hand", "prepared", "ratio", "goal"];
const FAN_OUTS_HEAD = ["", "by hand (ms)", "prepared (ms)", "ratio", "goal"];
const MEMORY_HEAD = ["", "went by (MiB)", "held at most (MiB)"];
const CHECKS_HEAD = ["", "ms", "against", "ratio", "goal"];

const rows = [];
for (const { name, graph, modules: moduleCount, repeats } of cases)
  rows.push(await measureCase(name, graph, moduleCount, repeats));

const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`;
console.log(`\n${machine}\nMedians; times a node in nanoseconds, in brackets against code written by hand.\n`);
printTable(HEAD, rows.map(toCells));
const asynchrony = await measureAsynchrony();
console.log(`\nAgainst one promise a node written by hand; nanoseconds a node, medians.\n`);
printTable(ASYNCHRONY_HEAD, asynchrony.map(toAsynchronyCells));
const fanOuts = await measureFanOuts();
console.log(`\nFan-outs against loops written by hand; medians. And what is held while items of 8 KiB go by.\n`);
printTable(FAN_OUTS_HEAD, fanOuts.times.map(toFanOutCells));
printTable(MEMORY_HEAD, fanOuts.memory.map(toMemoryCells));
const expansion = measureExpansion();
console.log(`\nBuilding a dataflow of one function that becomes many nodes; medians.\n`);
printTable(EXPANSION_HEAD, expansion.map(toExpansionCells));
const checks = await measureChecks();
console.log(`\nChecks of 4,000 nodes in 40 modules, whole processes in pairs; medians.\n`);
printTable(CHECKS_HEAD, checks.map(toCheckCells));
const cache = join(import.meta.dirname, "../.cache");
mkdirSync(cache, { recursive: true });
writeFileSync(
  join(cache, "bench.json"),
  JSON.stringify({ machine, rows, asynchrony, fanOuts, expansion, checks }, null, 2),
);

async function measureCase(name, graph, moduleCount, repeats) {
  const { modules, byHand, planned } = await writeGraph(graph, moduleCount);
  const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
  const flow = dataflow({ modules });
  const options = { inputs };
  // By hand there is no function of 100,000 calls: V8 runs out of memory or time, and nobody writes one.
  const hand = graph.nodes.length > 10_000 ? {} : { byHand: () => byHand(inputs) };
  const prepared = flow.prepare(planned);
  const runs = {
    prepared: () => prepared.executeSync(options),
    planned: () => flow.executeSync(planned, options),
    executeSync: () => flow.executeSync(graph.outputs, options),
    ...hand,
  };
  const values = await flow.execute(graph.outputs, options);
  for (const run of Object.values(runs)) deepStrictEqual(run(), values);

  const rounds = graph.nodes.length > 10_000 ? 9 : 41;
  measureSync(runs, { rounds: 5, repeats });
  const times = measureSync(runs, { rounds, repeats });
  const { execute } = await measure({ execute: () => flow.execute(graph.outputs, options) }, { rounds, repeats });
  const { link } = measureSync({ link: () => dataflow({ modules }) }, { rounds: 11 });
  const { firstExecute } = measureSync(
    { firstExecute: () => dataflow({ modules }).executeSync(graph.outputs, options) },
    { rounds: 11 },
  );
  const perNode = (milliseconds) => (milliseconds * 1e6) / graph.nodes.length;
  return {
    name,
    modules: modules.length,
    linkMilliseconds: link,
    firstExecuteMilliseconds: firstExecute - link,
    byHand: times.byHand === undefined ? null : perNode(times.byHand),
    prepared: perNode(times.prepared),
    planned: perNode(times.planned),
    executeSync: perNode(times.executeSync),
    execute: perNode(execute),
  };
}

function toCells(row) {
  const ratio = (value) => (row.byHand === null ? "" : ` (${(value / row.byHand).toFixed(1)}x)`);
  const nanoseconds = (value) => `${value.toFixed(1)}${ratio(value)}`;
  return [
    row.name,
    String(row.modules),
    row.linkMilliseconds.toFixed(2),
    row.firstExecuteMilliseconds.toFixed(2),
    row.byHand === null ? "none" : row.byHand.toFixed(1),
    nanoseconds(row.prepared),
    nanoseconds(row.planned),
    nanoseconds(row.executeSync),
    nanoseconds(row.execute),
  ];
}

function toAsynchronyCells({ name, byHand, execute, ratio, goal }) {
  return [name, byHand.toFixed(0), execute.toFixed(0), `${ratio.toFixed(2)}x`, `at most ${goal.toFixed(2)}x`];
}

function toFanOutCells({ name, byHand, execute, ratio, goal }) {
  const aim = goal === null ? "" : `under ${goal} ms`;
  return [name, byHand.toFixed(0), execute.toFixed(0), `${ratio.toFixed(2)}x`, aim];
}

function toMemoryCells({ name, passed, held }) {
  return [name, passed.toFixed(0), held.toFixed(1)];
}

function toExpansionCells({ name, small, large, ratio, goal, ratioGoal }) {
  const aim = `under ${goal} ms, at most ${ratioGoal}x`;
  return [name, small.toFixed(1), large.toFixed(1), `${ratio.toFixed(1)}x`, aim];
}

function toCheckCells({ name, milliseconds, against, ratio, goal }) {
  const aim = goal === null ? "" : `at most ${goal.toFixed(2)}x`;
  return [name, milliseconds.toFixed(0), against, `${ratio.toFixed(2)}x`, aim];
}

function printTable(head, cells) {
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column].length)));
  for (const row of [head, ...cells])
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
}
