/** Tests how few crossings there are, in graphs for which the fewest are known. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../../../../runtime/src/visualize/layout/lay-out.ts";
import type { Layout, LayoutGraph } from "../../../../../runtime/src/visualize/layout/layout-graph.ts";
import { pointsOf } from "./check-layout.ts";
import { toGraph } from "./to-graph.ts";

/** Pairs of edges without a common end whose lines cross. */
function countDrawn({ from, to }: LayoutGraph, layout: Layout): number {
  let count = 0;
  for (let one = 0; one < from.length; one++)
    for (let other = 0; other < one; other++) {
      if (new Set([from[one], to[one], from[other], to[other]]).size < 4) continue;
      const [a, b] = [pointsOf(layout, one), pointsOf(layout, other)];
      for (let i = 1; i < a.length; i++)
        for (let j = 1; j < b.length; j++) if (doCross(a[i - 1]!, a[i]!, b[j - 1]!, b[j]!)) count++;
    }
  return count;
}

type Point = readonly [number, number];

function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = ([x, y]: Point, [endX, endY]: Point, [pointX, pointY]: Point): number =>
    Math.sign((endX - x) * (pointY - y) - (endY - y) * (pointX - x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

describe("the fewest crossings are found", () => {
  it.each([
    ["two chains", 6, ["0>1", "1>2", "3>4", "4>5"], 0],
    ["two edges that need not cross", 5, ["0>3", "1>2", "0>4", "1>4"], 0],
    ["a grid of squares", 9, ["0>1", "1>2", "3>4", "4>5", "6>7", "7>8", "0>3", "3>6", "1>4", "4>7", "2>5", "5>8"], 0],
    ["K(2, 2)", 4, ["0>2", "0>3", "1>2", "1>3"], 1],
    ["K(2, 3)", 5, ["0>2", "0>3", "0>4", "1>2", "1>3", "1>4"], 3],
    ["K(3, 3)", 6, ["0>3", "0>4", "0>5", "1>3", "1>4", "1>5", "2>3", "2>4", "2>5"], 9],
    ["two of K(2, 2) side by side", 8, ["0>4", "0>6", "2>4", "2>6", "1>5", "1>7", "3>5", "3>7", "0>5"], 2],
  ])("%s", (_, count, edges, fewest) => {
    const graph = toGraph(count, edges);
    expect(countDrawn(graph, layOut(graph))).toBe(fewest);
  });

  it("in trees there are none", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (choices) => {
        const graph = toGraph(
          choices.length + 1,
          choices.map((choice, at) => `${choice % (at + 1)}>${at + 1}`),
        );
        expect(countDrawn(graph, layOut(graph))).toBe(0);
      }),
    );
  });

  it("between two layers there are no more than in the best order of a search", () => {
    const edge = fc.tuple(fc.nat(3), fc.integer({ min: 4, max: 7 }));
    fc.assert(
      fc.property(fc.uniqueArray(edge, { minLength: 3, maxLength: 9, selector: String }), (ends) => {
        const graph = toGraph(
          8,
          ends.map(([source, target]) => `${source}>${target}`),
        );
        expect(countDrawn(graph, layOut(graph))).toBe(searchFewest(ends));
      }),
      { numRuns: 60 },
    );
  });
});

function searchFewest(ends: readonly (readonly [number, number])[]): number {
  let fewest = Infinity;
  for (const above of permute([0, 1, 2, 3]))
    for (const below of permute([4, 5, 6, 7])) {
      let count = 0;
      for (const [a, b] of ends)
        for (const [c, d] of ends)
          if (above.indexOf(a) < above.indexOf(c) && below.indexOf(b) > below.indexOf(d)) count++;
      fewest = Math.min(fewest, count);
    }
  return fewest;
}

function permute(values: readonly number[]): readonly (readonly number[])[] {
  if (values.length === 0) return [[]];
  return values.flatMap((value) => permute(values.filter((each) => each !== value)).map((rest) => [value, ...rest]));
}
