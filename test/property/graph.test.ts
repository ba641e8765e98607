/** The iterative graph algorithms agree with graphlib and with the definitions of what they compute. */
import { alg, Graph } from "@dagrejs/graphlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCycles } from "../../runtime/src/graph/find-cycles.ts";
import { computeLevels, NO_LEVEL } from "../../runtime/src/graph/levels.ts";
import { reach } from "../../runtime/src/graph/reach.ts";
import { rowOf, toRows, transpose } from "../../runtime/src/graph/rows.ts";
import { acyclicGraph, anyGraph, type Dependencies } from "./random-graph.ts";

/** The same graph in graphlib, with edges along the flow of data. */
function toGraphlib(dependencies: Dependencies): Graph {
  const graph = new Graph({ directed: true });
  dependencies.forEach((_, id) => graph.setNode(String(id)));
  dependencies.forEach((inputs, id) => inputs.forEach((input) => graph.setEdge(String(input), String(id))));
  return graph;
}

describe("rows", () => {
  it("keep every list", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const rows = toRows(graph);
        expect(graph.map((_, id) => [...rowOf(rows, id)])).toEqual(graph);
      }),
    );
  });

  it("turned twice are the same edges, in ascending order", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const twice = transpose(transpose(toRows(graph)));
        expect(graph.map((_, id) => [...rowOf(twice, id)])).toEqual(
          graph.map((inputs) => inputs.toSorted((a, b) => a - b)),
        );
      }),
    );
  });
});

describe("levels", () => {
  it("are one more than the highest level of the inputs", () => {
    fc.assert(
      fc.property(acyclicGraph, (graph) => {
        const dependencies = toRows(graph);
        const levels = computeLevels(dependencies, transpose(dependencies));
        graph.forEach((inputs, id) =>
          expect(levels[id]).toBe(Math.max(-1, ...inputs.map((input) => levels[input]!)) + 1),
        );
      }),
    );
  });

  it("are missing exactly where a cycle is upstream", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const dependencies = toRows(graph);
        const levels = computeLevels(dependencies, transpose(dependencies));
        const onCycle = new Set(alg.findCycles(toGraphlib(graph)).flat());
        graph.forEach((_, id) => {
          const isBehindCycle = [...reach(dependencies, [id]).entries()].some(
            ([each, is]) => is === 1 && onCycle.has(String(each)),
          );
          expect(levels[id] === NO_LEVEL).toBe(isBehindCycle);
        });
      }),
    );
  });
});

describe("cycles", () => {
  it("are found once in each group that graphlib finds, and are real", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const dependencies = toRows(graph);
        const dependents = transpose(dependencies);
        const variables = graph.map((_, id) => ({ name: `n${String(id).padStart(2, "0")}` }));
        const cycles = findCycles({ variables, dependents, levels: computeLevels(dependencies, dependents) });
        const groups = alg.findCycles(toGraphlib(graph)).map((group) => group.map(Number).sort((a, b) => a - b));
        expect(cycles.map((cycle) => cycle[0])).toEqual(groups.map((group) => group[0]!).sort((a, b) => a - b));
        for (const cycle of cycles) {
          expect(cycle.at(-1)).toBe(cycle[0]);
          cycle.slice(1).forEach((id, step) => expect(graph[id]).toContain(cycle[step]));
          expect(new Set(cycle).size).toBe(cycle.length - 1);
        }
      }),
    );
  });
});

describe("reach", () => {
  it("follows every path, as graphlib does", () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(11), (graph, pick) => {
        const start = pick % graph.length;
        const reached = [...reach(transpose(toRows(graph)), [start]).keys()].filter(
          (id) => reach(transpose(toRows(graph)), [start])[id] === 1,
        );
        expect(reached).toEqual(
          alg
            .preorder(toGraphlib(graph), String(start))
            .map(Number)
            .sort((a, b) => a - b),
        );
      }),
    );
  });
});
