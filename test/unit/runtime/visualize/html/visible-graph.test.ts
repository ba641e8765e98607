/** Groups, and what is drawn when some of them are collapsed, against a naive model. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toGraphModel } from "../../../../../runtime/src/visualize/html/page/graph-model.ts";
import { toGroupTree, type PageGrouping } from "../../../../../runtime/src/visualize/html/page/group-tree.ts";
import { toItemIds } from "../../../../../runtime/src/visualize/html/page/item-ids.ts";
import { toVisibleGraph } from "../../../../../runtime/src/visualize/html/page/visible-graph.ts";
import { makePictureGraph } from "../../../../bench/picture-graph.mjs";
import { toGraph } from "../../../../browser/page-graphs.ts";
import { anyGraph } from "./exported-graphs.ts";

const anyGrouping = fc.constantFrom<PageGrouping>("none", "module", "subdag", "subdagOrModule", { tag: "a" });

describe("groups", () => {
  it("contain every node once, each after the group around it", () => {
    fc.assert(
      fc.property(anyGraph, anyGrouping, (graph, grouping) => {
        const { groups, groupOf } = toGroupTree(toGraphModel(graph), grouping);
        groups.forEach(({ parent, size }, group) => {
          expect(parent).toBeLessThan(group);
          const isInside = (at: number): boolean => at === group || (at >= 0 && isInside(groups[at]!.parent));
          expect(size).toBe([...groupOf].filter(isInside).length);
          expect(size).toBeGreaterThan(0);
        });
        expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
      }),
    );
  });

  it("adopt inputs that one module reads, and nest many modules in folders", () => {
    const inputs = toGraph(
      [
        { name: "own", kind: "input", module: null },
        { name: "shared", kind: "input", module: null },
        { name: "a", module: "src/a.ts" },
        { name: "b", module: "src/b.ts" },
      ],
      [
        ["own", "a"],
        ["shared", "a"],
        ["shared", "b"],
      ],
    );
    const tree = toGroupTree(toGraphModel(inputs), "module");
    expect(tree.groups.map(({ label, size }) => [label, size])).toEqual([
      ["src/a.ts", 2],
      ["src/b.ts", 1],
    ]);
    expect([...tree.groupOf]).toEqual([0, -1, 0, 1]);
    const large = toGroupTree(toGraphModel(makePictureGraph(10_000)), "module");
    const top = large.groups.filter(({ parent }) => parent < 0).map(({ label }) => label);
    expect(top.sort()).toEqual(["shared inputs", "src/finance/", "src/marketing/", "src/sales/", "src/stock/"]);
  });
});

describe("what is drawn", () => {
  it("has an item per visible node and group, and merged edges between them", () => {
    fc.assert(
      fc.property(
        anyGraph,
        anyGrouping,
        fc.func(fc.boolean()),
        fc.func(fc.boolean()),
        (graph, grouping, opens, shows) => {
          const model = toGraphModel(graph);
          const tree = toGroupTree(model, grouping);
          const expanded = new Set(tree.groups.map(({ id }) => id).filter((id) => opens(id)));
          const shown = new Set([...model.nodes.keys()].filter((node) => shows(node)));
          const visible = toVisibleGraph(model, tree, { expanded, shown, inputs: "once" });
          // The outermost collapsed group around a node, or else the node.
          const representative = (node: number): string => {
            let name = `node ${node}`;
            for (let at = tree.groupOf[node]!; at >= 0; at = tree.groups[at]!.parent)
              if (!expanded.has(tree.groups[at]!.id)) name = `group ${at}`;
            return name;
          };
          const names = Array.from(visible.nodes, (node, item) =>
            node >= 0 ? `node ${node}` : `group ${visible.groups[item]}`,
          );
          model.nodes.forEach((_, node) => {
            expect(names[visible.itemOf[node]!]).toBe(shown.has(node) ? representative(node) : undefined);
          });
          expect(new Set(names).size).toBe(names.length);
          visible.parents.forEach((parent, item) => {
            expect(parent).toBeLessThan(item);
            expect(visible.expanded[parent] ?? 1).toBe(1);
          });
          const expected = new Map<string, number>();
          model.from.forEach((from, edge) => {
            const to = model.to[edge]!;
            const ends = [representative(from), representative(to)];
            if (!shown.has(from) || !shown.has(to) || ends[0] === ends[1]) return;
            expected.set(ends.join(), (expected.get(ends.join()) ?? 0) + 1);
          });
          const drawn = Array.from(
            visible.from,
            (from, edge) => [[names[from], names[visible.to[edge]!]].join(), visible.counts[edge]!] as const,
          );
          expect(drawn).toHaveLength(expected.size);
          expect(new Map(drawn)).toEqual(expected);
        },
      ),
    );
  });

  it("repeats inputs for each reader, beside it, or hides them", () => {
    const graph = toGraph(
      [
        { name: "a", module: "src/a.ts" },
        { name: "b", module: "src/b.ts" },
        { name: "c", module: "src/b.ts" },
        { name: "input", kind: "input", module: null },
        { name: "unread", kind: "input", module: null },
      ],
      [
        ["input", "a"],
        ["input", "b"],
        ["input", "c"],
      ],
    );
    const model = toGraphModel(graph);
    const tree = toGroupTree(model, "module");
    const expanded = new Set(tree.groups.map(({ id }) => id));
    const repeated = toVisibleGraph(model, tree, { expanded, shown: null, inputs: "repeated" });
    const copies = Array.from(repeated.nodes.keys()).filter((item) => repeated.nodes[item] === 3);
    expect(copies).toHaveLength(3);
    for (const [edge, from] of repeated.from.entries())
      expect(repeated.parents[from]).toBe(repeated.parents[repeated.to[edge]!]);
    expect(copies).toContain(repeated.itemOf[3]);
    const ids = toItemIds(model, tree, repeated);
    expect(copies.map((item) => ids[item]!).sort()).toEqual([
      "node input of node a",
      "node input of node b",
      "node input of node c",
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    const hidden = toVisibleGraph(model, tree, { expanded, shown: null, inputs: "hidden" });
    expect([...hidden.nodes].filter((node) => node >= 0)).toEqual([0, 1, 2]);
    expect(hidden.from).toHaveLength(0);
    const isolated = toVisibleGraph(model, tree, { expanded, shown: new Set([0]), inputs: "repeated" });
    expect([...isolated.nodes].filter((node) => node >= 0)).toEqual([0]);
  });
});
