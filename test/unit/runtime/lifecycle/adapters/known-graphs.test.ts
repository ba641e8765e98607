/** The number of nodes that progress expects. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExecutionExport } from "@icosian/runtime";
import { KnownGraphs } from "../../../../../runtime/src/lifecycle/adapters/progress/known-graphs.ts";
import { toGraph } from "./play.ts";

const graph = toGraph({ url: null, page: ["url"], text: ["page"], model: [], index: ["text", "model"] });
const config = {};

function count(outputs: readonly string[], inputs: object = {}, overrides: object = {}): number | null {
  const known = new KnownGraphs();
  known.add(graph, config);
  const given = { inputs, overrides } as { inputs: Record<string, unknown>; overrides: Record<string, unknown> };
  return known.countNeeded({ runId: "1", outputs, ...given, config });
}

describe("the nodes that a request needs", () => {
  it.each([
    [["index"], {}, {}, 4],
    [["text"], {}, {}, 2],
    [["text", "index", "text"], {}, {}, 4],
    [["url"], { url: "" }, {}, 0],
    [["index"], {}, { text: "" }, 2],
    [["text"], {}, { text: "" }, 0],
    [["nobody knows"], {}, {}, 0],
    [[], {}, {}, 0],
  ])("%j with inputs %j and overrides %j are %d", (outputs, inputs, overrides, expected) =>
    expect(count(outputs, inputs, overrides)).toBe(expected),
  );

  it("include optional dependencies that are nodes", () => {
    const known = new KnownGraphs();
    const nodes = graph.nodes.map((node) =>
      node.name === "page" ? { ...node, optionalDependencies: ["model", "missing"] } : node,
    );
    known.add({ ...graph, nodes }, config);
    expect(known.countNeeded({ runId: "1", outputs: ["page"], inputs: {}, overrides: {}, config })).toBe(2);
  });

  it("are unknown without a dataflow, and those of the dataflow with the config of the request", () => {
    const known = new KnownGraphs();
    const request = { runId: "1", outputs: ["a"], inputs: {}, overrides: {} };
    expect(known.countNeeded({ ...request, config })).toBeNull();
    const other = {};
    known.add(toGraph({ a: [] }), config);
    known.add(toGraph({ a: ["b"], b: [] }), other);
    expect([config, other, {}].map((each) => known.countNeeded({ ...request, config: each }))).toEqual([1, 2, 2]);
  });

  it("are what a naive walk finds, request after request", () => {
    const names = Array.from({ length: 8 }, (_, index) => `n${index}`);
    const dependencies = fc.tuple(
      ...names.map((_, index) => fc.option(fc.subarray(names.slice(0, index)), { freq: 4 })),
    );
    const request = fc.record({ outputs: fc.subarray(names), given: fc.subarray(names) });
    fc.assert(
      fc.property(dependencies, fc.array(request, { minLength: 1 }), (all, requests) => {
        const random = toGraph(Object.fromEntries(names.map((name, index) => [name, all[index] ?? null])));
        const known = new KnownGraphs();
        known.add(random, config);
        for (const { outputs, given } of requests) {
          const overrides = Object.fromEntries(given.map((name) => [name, 1]));
          const found = known.countNeeded({ runId: "1", outputs, inputs: {}, overrides, config });
          expect(found).toBe(walk(random, outputs, given).size);
        }
      }),
    );
  });
});

function walk(graph: ExecutionExport, outputs: readonly string[], given: readonly string[]): ReadonlySet<string> {
  const { nodes } = graph;
  const computed = outputs.flatMap((output) => {
    const node = nodes.find(({ name }) => name === output)!;
    if (given.includes(output) || node.codeVersion === null) return [];
    return [output, ...walk(graph, node.requiredDependencies, given)];
  });
  return new Set(computed);
}
