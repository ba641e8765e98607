/** Tests the number of crossings against a count of all pairs. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { countCrossings, type LayeredDrawing } from "../../../../../runtime/src/visualize/layout/count-crossings.ts";

/** Layers of a few nodes each, and edges from one to the next. */
const drawing: fc.Arbitrary<LayeredDrawing> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 4 }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 40 }),
    seed: fc.nat(),
  })
  .map(({ sizes, ends, seed }) => {
    const layers = sizes.flatMap((size, layer) => Array.from({ length: size }, () => layer));
    // A rotation of each layer, so that positions are not the order of the indexes.
    const positions = sizes.flatMap((size) => Array.from({ length: size }, (_, at) => (at + seed) % size));
    const nodesOf = (layer: number): number[] => [...layers.keys()].filter((node) => layers[node] === layer);
    const edges = ends.map(([gap, a, b]) => {
      const [above, below] = [nodesOf(gap % (sizes.length - 1)), nodesOf((gap % (sizes.length - 1)) + 1)];
      return [above[a % above.length]!, below[b % below.length]!] as const;
    });
    return {
      layers: Int32Array.from(layers),
      positions: Int32Array.from(positions),
      from: Int32Array.from(edges, ([source]) => source),
      to: Int32Array.from(edges, ([, target]) => target),
    };
  });

function countNaively({ layers, positions, from, to }: LayeredDrawing): number {
  let count = 0;
  for (let one = 0; one < from.length; one++)
    for (let other = 0; other < one; other++) {
      if (layers[from[one]!] !== layers[from[other]!]) continue;
      const above = positions[from[one]!]! - positions[from[other]!]!;
      const below = positions[to[one]!]! - positions[to[other]!]!;
      if (above * below < 0) count++;
    }
  return count;
}

it("agrees with a count of all pairs", () => {
  fc.assert(
    fc.property(drawing, (each) => {
      expect(countCrossings(each)).toBe(countNaively(each));
    }),
  );
});

it("counts the crossings of complete bipartite graphs: each pair of sources with each pair of targets", () => {
  for (const size of [1, 2, 5, 30]) {
    const pairs = Array.from({ length: size * size }, (_, edge) => [Math.floor(edge / size), edge % size] as const);
    const count = countCrossings({
      layers: Int32Array.from({ length: 2 * size }, (_, node) => (node < size ? 0 : 1)),
      positions: Int32Array.from({ length: 2 * size }, (_, node) => node % size),
      from: Int32Array.from(pairs, ([source]) => source),
      to: Int32Array.from(pairs, ([, target]) => size + target),
    });
    expect(count).toBe(((size * (size - 1)) / 2) ** 2);
  }
});

it("refuses an edge that skips a layer", () => {
  const drawn = {
    layers: Int32Array.of(0, 2),
    positions: Int32Array.of(0, 0),
    from: Int32Array.of(0),
    to: Int32Array.of(1),
  };
  expect(() => countCrossings(drawn)).toThrow(
    new RangeError("Edge 0 does not lead from its layer to the next; long edges need bends."),
  );
});
