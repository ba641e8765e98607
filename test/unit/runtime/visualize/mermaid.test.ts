/** Mermaid pictures, read by Mermaid itself. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toMermaid } from "@icosian/runtime/visualize";
import { toPlainText } from "../../../../runtime/src/visualize/drawing/plain-text.ts";
import { EVERY, toGraph, toNode, toTextGraph } from "./graphs.ts";
import { anyLongText, anyNames, anyText, HOSTILE } from "./hostile-text.ts";
import { readMermaid } from "./read-pictures.ts";

describe("Mermaid reads", () => {
  it("every kind, edge and box as they are meant", async () => {
    const { labels, boxes, edges } = await readMermaid(toMermaid(EVERY, { groupBy: "subdag", title: 'All: "#1"' }));
    const names = EVERY.nodes.map(({ name }) => name);
    expect([...labels.values()].map(([first]) => first!).sort()).toEqual([...names].sort());
    const strokeOf = { false: "normal", true: "dotted" } as const;
    expect(edges).toEqual(
      EVERY.edges.map(
        ({ from, to, isOptional, collects }) =>
          `n${names.indexOf(from)} n${names.indexOf(to)} ${collects ? "thick" : strokeOf[`${isOptional}`]}`,
      ),
    );
    expect(Object.fromEntries(boxes)).toEqual({ g0: "daily", g1: "inner" });
  });

  it("hostile names one by one, as labels and as boxes", async () => {
    for (const name of HOSTILE) {
      const { labels, boxes, edges } = await readMermaid(
        toMermaid(toTextGraph([name], { module: name }), { groupBy: "module", title: name }),
      );
      expect([...labels.values()], name).toEqual([[toPlainText(name), "number"]]);
      expect([...boxes.values()], name).toEqual([toPlainText(name)]);
      expect(edges).toEqual([]);
    }
  });

  it("any names, types, tags, documentation and titles", async () => {
    await fc.assert(
      fc.asyncProperty(anyNames, anyText, anyLongText, anyText, async (names, tag, documentation, title) => {
        const tags = { [tag]: tag };
        const graph = toTextGraph(names, { tags, documentation });
        const { labels, edges } = await readMermaid(toMermaid(graph, { showTags: [tag], title, legend: true }));
        const read = [...labels].filter(([id]) => id.startsWith("n")).map(([, lines]) => lines);
        expect(read).toEqual(names.map((name) => [toPlainText(name), "number", toPlainText(`${tag}: ${tag}`)]));
        expect(edges).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

it("style, highlight and outputs are classes and styles that Mermaid reads", async () => {
  const style = ({ name }: { readonly name: string }): object => (name === "mean" ? { fill: "#fc0", label: "x" } : {});
  const { classes, labels } = await readMermaid(toMermaid(EVERY, { highlight: ["spend"], style, theme: "dark" }));
  const idOf = (label: string): string => [...labels].find(([, [first]]) => first === label)![0];
  expect(classes.get(idOf("spend"))).toEqual(["fieldNode", "highlightedNode"]);
  expect(classes.get(idOf("x"))).toEqual(["resultNode", "outputNode"]);
});

it("says that Mermaid needs an option for more than 500 edges", async () => {
  const names = Array.from({ length: 502 }, (_, index) => `x${index}`);
  const graph = toGraph(
    names.map((name) => toNode(name)),
    ...names.slice(1).map((name) => `x0 -> ${name}`),
  );
  expect(toMermaid(graph)).toContain("%% There are 501 edges.");
});
