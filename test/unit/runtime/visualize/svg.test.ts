/** SVG pictures, read by a strict parser of XML. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSvg } from "@icosian/runtime/visualize";
import { toPlainText } from "../../../../runtime/src/visualize/drawing/plain-text.ts";
import { EVERY, toGraph, toNode, toTextGraph } from "./graphs.ts";
import { anyLongText, anyNames, anyText, HOSTILE } from "./hostile-text.ts";
import { findDanger, readXml } from "./read-pictures.ts";

const nodesOf = (document: Document): readonly Element[] => [...document.querySelectorAll("g.node[id]")];

function namesIn(document: Document): readonly (string | null)[] {
  return nodesOf(document).map((node) => node.querySelector("text.name")!.textContent);
}

describe("an SVG picture", () => {
  it("has every node, edge and box, a description, and nothing that runs or is loaded", () => {
    const document = readXml(toSvg(EVERY, { groupBy: "subdag", title: "All <nodes>" }));
    expect(namesIn(document)).toEqual(EVERY.nodes.map(({ name }) => name));
    expect(document.querySelectorAll("path.edge")).toHaveLength(EVERY.edges.length);
    expect(document.querySelectorAll("path.edge.optional")).toHaveLength(1);
    expect(document.querySelectorAll("path.edge.collects")).toHaveLength(2);
    expect(document.querySelectorAll("g.box")).toHaveLength(2);
    // A class of a box must not be one of a node: its texts begin at the left.
    expect(document.querySelectorAll("g.node.box, g.group")).toHaveLength(0);
    expect(document.documentElement.getAttribute("role")).toBe("img");
    expect(document.documentElement.getAttribute("aria-label")).toBe("All <nodes>. Dataflow with 16 nodes.");
    const mean = nodesOf(document).find((node) => node.querySelector(".name")!.textContent === "mean")!;
    expect(mean.querySelector("title")!.textContent).toContain("The mean of <all> days.\n\nOver & over.");
    expect(findDanger(document)).toEqual([]);
  });

  it("breaks sentences between words only", () => {
    const nodes = Array.from({ length: 10_001 }, (_, index) => toNode(`x${index}`));
    const notes = [...readXml(toSvg(toGraph(nodes))).querySelectorAll("text.note")].map(
      ({ textContent }) => textContent ?? "",
    );
    expect(notes.length).toBeGreaterThan(2);
    const words = notes.flatMap((line) => line.trim().split(" "));
    for (const name of ["`upstreamOf`,", "`pathBetween`,", "`modules`."]) expect(words).toContain(name);
  });

  it("follows the reader's system by default, and one theme if asked", () => {
    expect(toSvg(EVERY)).toContain("@media (prefers-color-scheme:dark)");
    for (const theme of ["light", "dark"] as const)
      expect(toSvg(EVERY, { theme })).not.toContain("prefers-color-scheme");
    expect(toSvg(EVERY, { theme: "light" })).not.toBe(toSvg(EVERY, { theme: "dark" }));
  });

  it("has a legend of what occurs, unless it is turned off", () => {
    const samples = (text: string): number => readXml(text).querySelectorAll("g.node:not([id])").length;
    // 13 kinds, and outputs, overridden and remote nodes, and variants.
    expect(samples(toSvg(EVERY))).toBe(17);
    expect(samples(toSvg(EVERY, { legend: false }))).toBe(0);
    expect(samples(toSvg(toGraph([toNode("a")])))).toBe(1);
  });

  it("reads hostile names exactly", () => {
    for (const name of HOSTILE) {
      const graph = toTextGraph([name], { module: name, documentation: name, type: name, tags: { [name]: name } });
      const document = readXml(toSvg(graph, { groupBy: "module", title: name, showTags: true }));
      expect(namesIn(document)).toEqual([toPlainText(name)]);
      expect(findDanger(document), name).toEqual([]);
    }
  });

  it("reads any names exactly, whatever else is in the graph", () => {
    fc.assert(
      fc.property(anyNames, anyText, anyLongText, anyText, (names, tag, documentation, title) => {
        const graph = toTextGraph(names, { tags: { [tag]: tag }, documentation, type: tag, source: tag });
        const document = readXml(toSvg(graph, { showTags: true, title, highlight: names }));
        expect(namesIn(document)).toEqual(names.map(toPlainText));
        expect(findDanger(document)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

it("boxes of nodes do not overlap, and hold their texts", () => {
  const document = readXml(toSvg(EVERY, { showTags: true, legend: false }));
  const boxes = nodesOf(document).map((node) => {
    const [, x, y] = /translate\((\S+) (\S+)\)/.exec(node.getAttribute("transform")!)!.map(Number);
    const [, height] = [0, node.querySelectorAll("text").length * 13];
    return { x: x!, y: y!, height };
  });
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1))
      expect(Math.abs(a.x - b.x) > 60 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2).toBe(true);
});
