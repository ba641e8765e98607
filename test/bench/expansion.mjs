/** Times how long one function takes to become thousands of nodes when a dataflow is built. */
import { strictEqual } from "node:assert";
import { checkOutput, dataflow, extractFields, MANIFEST_VERSION, node, parameterize, value } from "@icosian/runtime";
import { measureSync } from "./measure.mjs";

const SMALL = 1000;
const LARGE = 4000;
const CHECKS = { range: [0, 1e9], allowNaN: false };

const CASES = [
  { name: "parameterize", toModifiers: (outputs) => [parameterize(outputs)], nodesEach: 1, goal: 40 },
  { name: "extractFields", toModifiers: (outputs) => [extractFields(...Object.keys(outputs))], nodesEach: 1, goal: 40 },
  {
    name: "parameterize, two checks each",
    toModifiers: (outputs) => [checkOutput(CHECKS), parameterize(outputs)],
    nodesEach: 4,
    goal: 120,
  },
  {
    name: "extractFields, two checks each",
    toModifiers: (outputs) => [checkOutput(CHECKS), extractFields(...Object.keys(outputs))],
    nodesEach: 4,
    goal: 120,
  },
];

/** One row a case: milliseconds for 1,000 and for 4,000 outputs, and how much longer the larger takes. */
export function measureExpansion() {
  return CASES.map(({ name, toModifiers, nodesEach, goal }) => {
    check(toModifiers, nodesEach);
    const candidates = { small: () => build(SMALL, toModifiers), large: () => build(LARGE, toModifiers) };
    measureSync(candidates, { rounds: 8 });
    const { small, large } = measureSync(candidates, { rounds: 31 });
    return { name, small, large, ratio: large / small, goal, ratioGoal: 5 };
  });
}

function build(count, toModifiers) {
  const outputs = Object.fromEntries(Array.from({ length: count }, (_, index) => [`out${index}`, { x: value(index) }]));
  return dataflow(toModule(toModifiers(outputs)));
}

/** A module as the transformer would have written it. */
function toModule(modifiers) {
  const own = node(...modifiers, (x) => (typeof x === "number" ? x : { ...x }));
  const definition = {
    name: "f",
    function: own,
    parameters: ["positional"],
    inputs: [{ name: "x", type: "unknown", isOptional: false, passing: "positional" }],
    type: "unknown",
    isAsync: false,
    documentation: "",
    position: { line: 1, column: 1 },
    codeVersion: "0".repeat(24),
    modifiers: modifiers.map(({ kind }) => ({ kind })),
  };
  return { $manifest: { manifestVersion: MANIFEST_VERSION, module: "f.ts", definitions: [definition] } };
}

function check(toModifiers, nodesEach) {
  const flow = build(SMALL, toModifiers);
  const nodes = flow.listAvailableVariables().filter(({ isExternalInput }) => !isExternalInput);
  // What is extracted from stays a node itself.
  strictEqual(Math.floor(nodes.length / SMALL), nodesEach);
  const inputs = flow.listAvailableVariables().some(({ name }) => name === "x") ? { x: { out7: 7 } } : {};
  strictEqual(flow.executeSync(["out7"], { inputs }).out7, 7);
}
