/** Neighbours by hops and paths, against naive models. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toGraphModel, type GraphModel } from "../../../../../runtime/src/visualize/html/page/graph-model.ts";
import { findPath, toDistances } from "../../../../../runtime/src/visualize/html/page/neighbours.ts";
import { anyGraph } from "./exported-graphs.ts";

/** The least number of hops by repeated relaxation. */
function toHops({ nodes, from, to }: GraphModel, start: number, isReversed: boolean): readonly number[] {
  const hops = nodes.map((_, node) => (node === start ? 0 : Infinity));
  for (let round = 0; round < nodes.length; round++)
    from.forEach((source, edge) => {
      const [near, far] = isReversed ? [to[edge]!, source] : [source, to[edge]!];
      hops[far] = Math.min(hops[far]!, hops[near]! + 1);
    });
  return hops;
}

describe("walks", () => {
  it("count hops up and down", () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(11), fc.constantFrom(0, 1, 2, 3, Infinity), (graph, node, hops) => {
        fc.pre(node < graph.nodes.length);
        const model = toGraphModel(graph);
        const [above, below] = [toHops(model, node, true), toHops(model, node, false)];
        const expected = model.nodes.map((_, each) => {
          if (each === node) return 0;
          if (below[each]! <= hops && below[each] !== Infinity) return below[each];
          return above[each]! <= hops && above[each] !== Infinity ? -above[each]! : Number.NaN;
        });
        expect([...toDistances(model, node, hops)]).toEqual(expected);
      }),
    );
  });

  it("find what lies between two nodes, in either direction", () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(11), fc.nat(11), (graph, from, to) => {
        fc.pre(from < graph.nodes.length && to < graph.nodes.length);
        const model = toGraphModel(graph);
        const between = (start: number, end: number): readonly number[] => {
          const [below, above] = [toHops(model, start, false), toHops(model, end, true)];
          return [...model.nodes.keys()].filter((node) => below[node]! + above[node]! < Infinity);
        };
        const forth = between(from, to);
        const expected = forth.length > 0 ? forth : between(to, from);
        expect([...findPath(model, from, to)].sort((one, other) => one - other)).toEqual(expected);
      }),
    );
  });
});
