/** Tests the layout of random graphs against rules that every picture keeps, and of graphs whose pictures are known. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../../../../runtime/src/visualize/layout/lay-out.ts";
import type { LayoutOptions } from "../../../../../runtime/src/visualize/layout/layout-graph.ts";
import { findLayoutFaults, pointsOf } from "./check-layout.ts";
import { randomLayoutGraph } from "./random-layout-graph.ts";
import { toGraph } from "./to-graph.ts";

const randomOptions: fc.Arbitrary<LayoutOptions> = fc.record(
  {
    orientation: fc.constantFrom("down" as const, "right" as const),
    nodeGap: fc.integer({ min: 0, max: 50 }),
    layerGap: fc.integer({ min: 0, max: 90 }),
    groupPadding: fc.integer({ min: 0, max: 30 }),
    groupHeader: fc.integer({ min: 0, max: 40 }),
  },
  { requiredKeys: [] },
);

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
      { numRuns: 200 },
    );
  });
});

describe("edges", () => {
  it("go down, or to the right, in every graph without cycles", () => {
    fc.assert(
      fc.property(randomLayoutGraph({ nodes: 25, isAcyclic: true }), randomOptions, (graph, options) => {
        const layout = layOut(graph, options);
        const [centres, sizes] =
          options.orientation === "right" ? [layout.x, layout.widths] : [layout.y, layout.heights];
        graph.from.forEach((source, edge) => {
          const target = graph.to[edge]!;
          const gap = centres[target]! - sizes[target]! / 2 - centres[source]! - sizes[source]! / 2;
          expect(gap).toBeGreaterThanOrEqual((options.layerGap ?? 48) - 1e-6);
        });
      }),
    );
  });

  it("are drawn against their direction only in cycles, and then from below", () => {
    const graph = toGraph(3, ["0>1", "1>2", "2>0", "0>2"]);
    const layout = layOut(graph);
    const ups = [0, 1, 2, 3].filter((edge) => pointsOf(layout, edge)[0]![1] > pointsOf(layout, edge).at(-1)![1]);
    expect(ups).toHaveLength(1);
    expect(findLayoutFaults(graph, layout)).toEqual([]);
  });

  it("between many groups turn few of many: the smaller number is turned", () => {
    // Groups 0 and 1; ten edges one way, and one the other way.
    const parents = [-1, -1, 0, 0, 1, 1];
    const graph = toGraph(6, [...Array.from({ length: 10 }, () => "5>2"), "3>4"], parents);
    const layout = layOut(graph);
    expect(layout.y[1]!).toBeLessThan(layout.y[0]!);
  });

  it("that are equal have equal points, and loops lead around their node", () => {
    const layout = layOut(toGraph(2, ["0>1", "0>1", "1>1"]));
    expect(pointsOf(layout, 0)).toEqual(pointsOf(layout, 1));
    const loop = pointsOf(layout, 2);
    expect(loop[0]![1]).toBe(layout.y[1]! + layout.heights[1]! / 2);
    expect(loop.at(-1)![1]).toBe(layout.y[1]! - layout.heights[1]! / 2);
    expect(Math.max(...loop.map(([x]) => x))).toBeGreaterThan(layout.x[1]! + layout.widths[1]! / 2);
  });

  it("of one source through several layers share their way, and are straight if there is room", () => {
    const layout = layOut(toGraph(5, ["0>1", "1>2", "2>3", "3>4", "0>3", "0>4"]));
    const [short, long] = [pointsOf(layout, 4), pointsOf(layout, 5)];
    // Out of the source and to the side; then straight past two layers, or past three.
    expect(long.slice(0, 2)).toEqual(short.slice(0, 2));
    expect([short, long].map((points) => points[2])).toEqual([
      [short[1]![0], layout.y[2]! + 10],
      [short[1]![0], layout.y[3]! + 10],
    ]);
  });
});

describe("known pictures", () => {
  it("nothing", () => {
    expect(layOut(toGraph(0, []))).toEqual({
      x: new Float64Array(0),
      y: new Float64Array(0),
      widths: new Float64Array(0),
      heights: new Float64Array(0),
      width: 0,
      height: 0,
      starts: new Int32Array(1),
      points: new Float64Array(0),
    });
  });

  it("one node", () => {
    const { x, y, width, height } = layOut(toGraph(1, []));
    expect([x[0], y[0], width, height]).toEqual([50, 10, 100, 20]);
  });

  it("a chain stands straight, and lies straight to the right", () => {
    const graph = toGraph(4, ["0>1", "1>2", "2>3"]);
    expect(new Set(layOut(graph).x)).toEqual(new Set([50]));
    expect(new Set(layOut(graph, { orientation: "right" }).y)).toEqual(new Set([10]));
    expect(layOut(graph, { layerGap: 30 }).height).toBe(4 * 20 + 3 * 30);
    expect(layOut(graph, { layerGap: 30, orientation: "right" }).width).toBe(4 * 100 + 3 * 30);
  });

  it("a node with two dependents stands between them", () => {
    const { x } = layOut(toGraph(3, ["0>1", "0>2"]), { nodeGap: 20 });
    expect(Array.from(x)).toEqual([110, 50, 170]);
  });

  it("nodes without edges become rows of about the shape of a screen, not one row", () => {
    const { width, height } = layOut(toGraph(400, []));
    expect(width / height).toBeGreaterThan(1.2);
    expect(width / height).toBeLessThan(2.2);
  });

  it.each([17, 5000])("%d dependents of one node are wrapped in a grid, in their order", (count) => {
    const graph = toGraph(
      count + 1,
      Array.from({ length: count }, (_, at) => `0>${at + 1}`),
    );
    const layout = layOut(graph);
    expect(layout.width / layout.height).toBeLessThan(5);
    for (let node = 2; node <= count; node++) {
      const isBelow = layout.y[node]! > layout.y[node - 1]!;
      expect(isBelow || layout.x[node]! > layout.x[node - 1]!).toBe(true);
    }
    if (count < 100) expect(findLayoutFaults(graph, layout)).toEqual([]);
  });

  it("nodes between the same two nodes are wrapped too, with edges that touch none of them", () => {
    const ends = Array.from({ length: 40 }, (_, at) => [`0>${at + 2}`, `${at + 2}>1`]).flat();
    const graph = toGraph(42, ends);
    graph.widths.set([30, 80, 100, 55], 5);
    graph.heights.set([30, 80, 10, 5], 6);
    for (const orientation of ["down", "right"] as const)
      expect(findLayoutFaults(graph, layOut(graph, { orientation }), { orientation })).toEqual([]);
  });
});

describe("large graphs overflow neither the stack nor the memory", () => {
  it.each([
    ["a chain of 100,000", 100_000, (node: number) => [node - 1]],
    ["a star of 100,000", 100_000, () => [0]],
    ["a chain of 4,000, each also read by the last", 4000, (node: number) => [node - 1]],
    ["a tree of 30,000", 30_000, (node: number) => [Math.floor((node - 1) / 3)]],
  ])("%s", (name, count, inputsOf) => {
    const ends: string[] = [];
    for (let node = 1; node < count; node++) for (const input of inputsOf(node)) ends.push(`${input}>${node}`);
    if (name.includes("last")) for (let node = 0; node < count - 2; node++) ends.push(`${node}>${count - 1}`);
    const { x, width, points } = layOut(toGraph(count, ends));
    expect(x.every((each) => each >= 0 && each <= width)).toBe(true);
    expect(points.length).toBeLessThan(8_000_000);
  });

  it("groups that are nested 3,000 deep", () => {
    const count = 3000;
    const parents = Array.from({ length: count }, (_, node) => node - 1);
    const graph = toGraph(count + 2, [`${count}>${count + 1}`], [...parents, count - 1, -1]);
    const { heights } = layOut(graph);
    expect(heights[0]!).toBeGreaterThan(3000 * 40);
  });
});
