/** Tests that a picture that is changed keeps the order of what it had. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { layOut } from "../../../../../runtime/src/visualize/layout/lay-out.ts";
import { findLayoutFaults } from "./check-layout.ts";
import { randomLayoutGraph } from "./random-layout-graph.ts";
import { toGraph } from "./to-graph.ts";

it("siblings in one row keep the order of their former positions, whatever these are", () => {
  fc.assert(
    fc.property(
      randomLayoutGraph({ nodes: 18, groups: 4 }),
      fc.constantFrom("down" as const, "right" as const),
      fc.array(fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constant(NaN)), { minLength: 22, maxLength: 22 }),
      (graph, orientation, former) => {
        const previous = Float64Array.from(graph.parents, (_, node) => former[node]!);
        const layout = layOut(graph, { orientation, previous });
        expect(findLayoutFaults(graph, layout, { orientation })).toEqual([]);
        if (new Set(graph.from).size > 0 && hasComponents(graph)) return;
        const [across, along] = orientation === "down" ? [layout.x, layout.y] : [layout.y, layout.x];
        for (let one = 0; one < across.length; one++)
          for (let other = 0; other < across.length; other++)
            if (
              graph.parents[one] === graph.parents[other] &&
              along[one] === along[other] &&
              previous[one]! < previous[other]!
            )
              expect(across[one]!).toBeLessThan(across[other]!);
      },
    ),
    { numRuns: 300 },
  );
});

/** Whether siblings belong to parts that are not connected, which are packed as wholes. */
function hasComponents({ parents, from, to }: { parents: Int32Array; from: Int32Array; to: Int32Array }): boolean {
  const leaders = Array.from(parents, (_, node) => node);
  const find = (node: number): number => (leaders[node] === node ? node : find(leaders[node]!));
  from.forEach((source, edge) => (leaders[find(source)] = find(to[edge]!)));
  return new Set([...parents.keys()].filter((node) => !parents.includes(node)).map(find)).size > 1;
}

it("keeps an order that has crossings", () => {
  const graph = toGraph(4, ["0>3", "1>2"]);
  const joined = toGraph(5, ["0>3", "1>2", "4>0", "4>1"]);
  expect(graph.from).toHaveLength(2);
  const { x } = layOut(joined, { previous: Float64Array.of(0, 10, 0, 10, NaN) });
  expect(x[0]!).toBeLessThan(x[1]!);
  expect(x[2]!).toBeLessThan(x[3]!);
});

it("puts a new node where it causes few crossings", () => {
  const { x } = layOut(toGraph(5, ["0>2", "1>3", "1>4", "0>4"]), { previous: Float64Array.of(0, 10, 0, 10, NaN) });
  expect(x[2]! < x[4]! && x[4]! < x[3]!).toBe(true);
});

it("keeps the order in a grid of nodes with the same neighbours", () => {
  const graph = toGraph(
    41,
    Array.from({ length: 40 }, (_, at) => `0>${at + 1}`),
  );
  const { x, y } = layOut(graph, { previous: Float64Array.from({ length: 41 }, (_, node) => -node) });
  for (let node = 2; node <= 40; node++) expect(y[node]! < y[node - 1]! || x[node]! < x[node - 1]!).toBe(true);
});

it("expands a group without changing the order of its siblings", () => {
  // Group 0 is collapsed first: then it is a node.
  const collapsed = toGraph(5, ["1>0", "1>2", "0>3", "2>3", "1>4", "4>3"]);
  const before = layOut(collapsed);
  const expanded = toGraph(7, ["1>5", "5>6", "1>2", "6>3", "2>3", "1>4", "4>3"], [-1, -1, -1, -1, -1, 0, 0]);
  const order = (x: Float64Array): number[] => [0, 2, 4].sort((a, b) => x[a]! - x[b]!);
  for (const flip of [1, -1]) {
    const previous = Float64Array.from({ length: 7 }, (_, node) => (node < 5 ? flip * before.x[node]! : NaN));
    expect(order(layOut(expanded, { previous }).x)).toEqual(order(before.x.map((each) => flip * each)));
  }
});
