/** DOT pictures, read by Graphviz. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDot } from "@icosian/runtime/visualize";
import { toPlainText } from "../../../../runtime/src/visualize/drawing/plain-text.ts";
import { EVERY, toTextGraph } from "./graphs.ts";
import { anyLongText, anyNames, anyText, HOSTILE } from "./hostile-text.ts";
import { readDot } from "./read-pictures.ts";

/** The bold lines of each node, which are its name. */
function namesIn(document: Document): readonly string[] {
  return [...document.querySelectorAll("g.node")]
    .filter(({ id }) => id.startsWith("n"))
    .map((node) =>
      [...node.querySelectorAll('text[font-weight="bold"]')]
        .map((text) => text.textContent ?? "")
        .join("")
        .replaceAll("\u00a0", " "),
    );
}

const toSpaced = (name: string): string => toPlainText(name).replaceAll("\u00a0", " ");

describe("Graphviz reads", () => {
  it.each(["down", "right"] as const)("every kind, edge and box, edges going %s", async (orientation) => {
    const document = await readDot(toDot(EVERY, { groupBy: "subdag", title: "All", orientation }));
    expect([...namesIn(document)].sort()).toEqual(EVERY.nodes.map(({ name }) => name).sort());
    const names = EVERY.nodes.map(({ name }) => name);
    const titles = [...document.querySelectorAll("g.edge > title")].map(({ textContent }) => textContent ?? "");
    const expected = EVERY.edges.map(({ from, to }) => `n${names.indexOf(from)}->n${names.indexOf(to)}`);
    expect(titles.filter((title) => title.startsWith("n")).sort()).toEqual(expected.sort());
    expect(document.querySelectorAll("g.cluster")).toHaveLength(3);
  });

  it("hostile names one by one, as labels, boxes, titles and tooltips", async () => {
    for (const name of HOSTILE) {
      const graph = toTextGraph([name], { module: name, documentation: name });
      const document = await readDot(toDot(graph, { groupBy: "module", title: name, legend: false }));
      expect(namesIn(document), name).toEqual([toSpaced(name)]);
      expect(document.querySelectorAll("g.node")).toHaveLength(1);
      expect(document.querySelectorAll("script")).toHaveLength(0);
    }
  });

  it("any names, types, tags, documentation and titles", async () => {
    await fc.assert(
      fc.asyncProperty(anyNames, anyText, anyLongText, anyText, async (names, tag, documentation, title) => {
        const graph = toTextGraph(names, { tags: { [tag]: tag }, documentation, type: tag });
        const document = await readDot(toDot(graph, { showTags: true, title }));
        expect([...namesIn(document)].sort()).toEqual(names.map(toSpaced).sort());
      }),
      { numRuns: 60 },
    );
  });
});
