/** Tests the layout of random graphs against rules that every picture keeps. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../../../../runtime/src/visualize/layout/lay-out.ts";
import type { LayoutOptions } from "../../../../../runtime/src/visualize/layout/layout-graph.ts";
import { findLayoutFaults } from "./check-layout.ts";
import { randomLayoutGraph } from "./random-layout-graph.ts";

const randomOptions: fc.Arbitrary<LayoutOptions> = fc.record(
  {
    orientation: fc.constantFrom("down", "right"),
    nodeGap: fc.integer({ min: 0, max: 50 }),
    layerGap: fc.integer({ min: 0, max: 90 }),
    groupPadding: fc.integer({ min: 0, max: 30 }),
    groupHeader: fc.integer({ min: 0, max: 40 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<LayoutOptions>;

describe("every picture keeps the rules", () => {
  it.each([
    ["acyclic", { nodes: 30, isAcyclic: true }],
    ["cyclic", { nodes: 20 }],
    ["grouped", { nodes: 25, groups: 8 }],
    ["dense", { nodes: 8 }],
  ])("%s", (_, kind) => {
    fc.assert(
      fc.property(randomLayoutGraph(kind), randomOptions, (graph, options) => {
        const layout = layOut(graph, options);
        expect(findLayoutFaults(graph, layout, options)).toEqual([]);
        expect(layOut(graph, options)).toEqual(layout);
      }),
      { numRuns: 300 },
    );
  });
});
