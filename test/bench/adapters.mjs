/** Measures what lifecycle adapters and wrapping modifiers add to a node, against the same dataflow without them. */
import { deepStrictEqual } from "node:assert";
import { dataflow, retry } from "@icosian/runtime";
import { applyTo } from "@icosian/runtime/adapters";
import { layered } from "./graphs.mjs";
import { measureInTurns } from "./measure.mjs";
import { writeGraph } from "./write-graph.mjs";

const nothing = () => {};
const pair = { name: "pair", preNodeExecute: nothing, postNodeExecute: nothing };
const around = { name: "around", executeNode: ({ call }) => call() };

/** @returns {Promise<readonly Record<string, unknown>[]>} Nanoseconds a node; `added` is against the case without adapters. */
export async function measureAdapters() {
  return [
    ...(await measureSyncCases("layered, 1,000 nodes, as code", 1000, 10, "planned")),
    ...(await measureSyncCases("layered, 1,000 nodes, interpreted", 1000, 10, "outputs")),
    ...(await measureOneInHundred()),
    ...(await measureAsyncCases()),
  ];
}

async function measureSyncCases(name, count, moduleCount, outputs) {
  const graph = layered(count, 50);
  const { modules, planned } = await writeGraph(graph, moduleCount);
  const names = graph.nodes.map((node) => node.name);
  const request = outputs === "planned" ? planned : graph.outputs;
  const cases = [
    ["none", [], null],
    ["a pair of empty node hooks", [pair], 150],
    ["an empty preNodeExecute", [{ preNodeExecute: nothing }], null],
    ["executeNode that only calls", [around], null],
    ["retry, nothing fails", [applyTo(names, retry())], 100],
  ];
  return compare(name, graph, modules, request, cases, "executeSync");
}

async function measureOneInHundred() {
  const graph = layered(10_000, 50);
  const { modules, planned } = await writeGraph(graph, 100);
  const chosen = new Set(graph.nodes.flatMap((node, index) => (index % 100 === 0 ? [node.name] : [])));
  const cases = [
    ["none", [], null],
    ["hooks of one node in a hundred", [{ ...pair, appliesTo: (node) => chosen.has(node.name) }], null],
  ];
  return compare("layered, 10,000 nodes, as code", graph, modules, planned, cases, "executeSync");
}

async function measureAsyncCases() {
  const graph = layered(1000, 50);
  const { modules } = await writeGraph(graph, 10, () => true);
  const names = graph.nodes.map((node) => node.name);
  const cases = [
    ["none", [], null],
    ["a pair of empty node hooks", [pair], null],
    ["retry, nothing fails", [applyTo(names, retry())], 300],
  ];
  return compare("layered, 1,000 async nodes", graph, modules, graph.outputs, cases, "execute");
}

async function compare(name, graph, modules, request, cases, method) {
  const inputs = Object.fromEntries(graph.inputs.map((input, index) => [input, index + 1]));
  const options = { inputs };
  const runs = Object.fromEntries(
    cases.map(([adapter, adapters]) => {
      const prepared = dataflow({ modules, adapters }).prepare(request);
      return [adapter, () => prepared[method](options)];
    }),
  );
  const values = await runs["none"]();
  for (const run of Object.values(runs)) deepStrictEqual(await run(), values);
  const times = await measureInTurns(runs, [null], { warmUp: 8000, round: 40 });
  const perNode = (adapter) => (times[adapter] * 1e6) / graph.nodes.length;
  return cases.map(([adapter, , goal]) => ({
    name,
    adapter,
    nanoseconds: perNode(adapter),
    added: perNode(adapter) - perNode("none"),
    ratio: times[adapter] / times["none"],
    goal,
  }));
}
