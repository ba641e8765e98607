/** Tests the curves of edges. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toEdgePath } from "../../../../../runtime/src/visualize/layout/edge-path.ts";

const points = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), {
  minLength: 1,
  maxLength: 8,
});

describe.each([
  ["down", 0],
  ["right", 1],
] as const)("%s", (orientation, across) => {
  it("runs through all points, in the direction of the layers at each of them", () => {
    fc.assert(
      fc.property(points, fc.nat(3), (way, before) => {
        // Points of other edges before and after.
        const all = Float64Array.from([...Array.from({ length: before }, () => [7, 7]), ...way, [9, 9]].flat());
        const path = toEdgePath(all, before, before + way.length, orientation);
        expect(path).toHaveLength(2 + 6 * (way.length - 1));
        expect([path[0], path[1]]).toEqual(way[0]);
        for (let curve = 1; curve < way.length; curve++) {
          const at = 2 + 6 * (curve - 1);
          expect([path[at + 4], path[at + 5]]).toEqual(way[curve]);
          // Each control point is straight before or behind its end.
          expect(path[at + across]).toBe(way[curve - 1]![across]);
          expect(path[at + 2 + across]).toBe(way[curve]![across]);
          // The curve stays in the rectangle between its ends, so it touches no node that the line does not.
          for (const [axis, control] of [
            [0, path[at]!],
            [1, path[at + 1]!],
            [0, path[at + 2]!],
            [1, path[at + 3]!],
          ] as const) {
            const ends = [way[curve - 1]![axis], way[curve]![axis]];
            expect(control).toBeGreaterThanOrEqual(Math.min(...ends));
            expect(control).toBeLessThanOrEqual(Math.max(...ends));
          }
        }
      }),
    );
  });
});

it("is empty without points", () => {
  expect(toEdgePath(new Float64Array(4), 1, 1)).toHaveLength(0);
});
