/** Tests that layers are as short as they can be, against a search of all layers. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { shortenEdges } from "../../../../../runtime/src/visualize/layout/flat/network-simplex.ts";

interface Weighted {
  readonly count: number;
  readonly edges: readonly (readonly [number, number, number])[];
}

/** A connected graph of a few nodes: each but the first has an edge from an earlier one. */
const graph: fc.Arbitrary<Weighted> = fc.integer({ min: 2, max: 7 }).chain((count) =>
  fc
    .record({
      firsts: fc.array(fc.nat(), { minLength: count - 1, maxLength: count - 1 }),
      more: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.integer({ min: 0, max: 3 })), { maxLength: 8 }),
    })
    .map(({ firsts, more }) => ({
      count,
      edges: [...firsts.map((first, at) => [first % (at + 1), at + 1, 1] as const), ...more.filter(([a, b]) => a < b)],
    })),
);

function lengthOf({ edges }: Weighted, layers: ArrayLike<number>): number {
  return edges.reduce((sum, [source, target, weight]) => sum + weight * (layers[target]! - layers[source]!), 0);
}

/** The least length over all layers from 0 to the number of nodes. */
function searchLeast(given: Weighted): number {
  const { count, edges } = given;
  const layers = Array.from({ length: count }, () => 0);
  let least = Infinity;
  for (;;) {
    if (edges.every(([source, target]) => layers[target]! > layers[source]!))
      least = Math.min(least, lengthOf(given, layers));
    let at = 0;
    while (at < count && ++layers[at]! === count) layers[at++] = 0;
    if (at === count) return least;
  }
}

it("finds the least length", () => {
  fc.assert(
    fc.property(
      graph.filter(({ count }) => count <= 6),
      (given) => {
        const { count, edges } = given;
        const layers = Int32Array.from({ length: count }, (_, node) => node * 2);
        shortenEdges(
          {
            from: Int32Array.from(edges, ([source]) => source),
            to: Int32Array.from(edges, ([, target]) => target),
            weights: Int32Array.from(edges, ([, , weight]) => weight),
          },
          layers,
        );
        for (const [source, target] of edges) expect(layers[target]!).toBeGreaterThan(layers[source]!);
        expect(lengthOf(given, layers)).toBe(searchLeast(given));
      },
    ),
    { numRuns: 60 },
  );
});
