/** Tests what the layout says of graphs that are none. */
import { expect, it } from "vitest";
import { layOut } from "../../../../../runtime/src/visualize/layout/lay-out.ts";
import type { LayoutGraph, LayoutOptions } from "../../../../../runtime/src/visualize/layout/layout-graph.ts";
import { toGraph } from "./to-graph.ts";

const fine = toGraph(3, ["0>1", "1>2"]);

it.each<[string, Partial<LayoutGraph>, LayoutOptions, string]>([
  [
    "lengths",
    { heights: new Float64Array(2) },
    {},
    "There are 3 widths, 2 heights and 3 parents; each node has one of each.",
  ],
  ["ends", { to: Int32Array.of(1) }, {}, "There are 2 sources, but 1 targets."],
  ["a far end", { to: Int32Array.of(1, 3) }, {}, "Edge 1 ends at 3; there are 3 nodes."],
  ["a negative end", { from: Int32Array.of(-1, 1) }, {}, "Edge 0 ends at -1; there are 3 nodes."],
  [
    "a group as an end",
    { parents: Int32Array.of(-1, 0, 0) },
    {},
    "Edge 0 ends at 0, which is a group: edges end at nodes without members.",
  ],
  ["a far parent", { parents: Int32Array.of(-1, 3, -1) }, {}, "Node 1 has the parent 3; there are 3 nodes."],
  ["a negative parent", { parents: Int32Array.of(-1, -2, -1) }, {}, "Node 1 has the parent -2; there are 3 nodes."],
  ["a node inside itself", { parents: Int32Array.of(0, -1, -1) }, {}, "Node 0 is inside itself."],
  ["a cycle of groups", { parents: Int32Array.of(1, 2, 0) }, {}, "Node 0 is inside itself."],
  [
    "a size that is no number",
    { widths: Float64Array.of(1, NaN, 1) },
    {},
    "Node 1 has the size NaN × 20, which is no size.",
  ],
  [
    "an endless size",
    { heights: Float64Array.of(1, 2, Infinity) },
    {},
    "Node 2 has the size 100 × Infinity, which is no size.",
  ],
  ["a negative size", { widths: Float64Array.of(-1, 1, 1) }, {}, "Node 0 has the size -1 × 20, which is no size."],
  ["a negative gap", {}, { layerGap: -1 }, "The option layerGap is -1, which is no size."],
  ["a gap that is no number", {}, { nodeGap: NaN }, "The option nodeGap is NaN, which is no size."],
  ["former positions", {}, { previous: new Float64Array(2) }, "There are 2 previous positions for 3 nodes."],
])("%s", (_, wrong, options, message) => {
  expect(() => layOut({ ...fine, ...wrong }, options)).toThrow(new RangeError(message));
});

it("changes nothing that it is given", () => {
  const graph = toGraph(6, ["4>5", "5>4", "4>3", "3>3"], [-1, 0, 0, 1, 2, 2]);
  const copy = structuredClone(graph);
  const previous = new Float64Array(6).fill(NaN);
  layOut(graph, { previous });
  expect(graph).toEqual(copy);
  expect(previous).toEqual(new Float64Array(6).fill(NaN));
});
