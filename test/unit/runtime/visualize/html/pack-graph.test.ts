/** What is packed for a page comes out of it again. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packGraph } from "../../../../../runtime/src/visualize/html/pack-graph.ts";
import { unpackGraph } from "../../../../../runtime/src/visualize/html/unpack-graph.ts";
import { toPage } from "../../../../../runtime/src/visualize/html/to-page.ts";
import { toHtml } from "../../../../../runtime/src/visualize/html/to-html.ts";
import { SPEND } from "../../../../browser/page-graphs.ts";
import { makePictureGraph } from "../../../../bench/picture-graph.mjs";
import { anyGraph } from "./exported-graphs.ts";

describe("packing", () => {
  it("keeps every graph, through JSON", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        expect(unpackGraph(JSON.parse(JSON.stringify(packGraph(graph))))).toEqual(graph);
      }),
    );
  });

  it("leaves out edges whose ends are elsewhere", () => {
    const edges = [...SPEND.edges, { from: "spend", to: "elsewhere", isOptional: false, collects: false }];
    expect(unpackGraph(packGraph({ ...SPEND, edges }))).toEqual(SPEND);
  });

  it("makes a page of 4,000 nodes smaller than 1 MB", () => {
    expect(Buffer.byteLength(toPage(makePictureGraph(4000)))).toBeLessThan(1_000_000);
  });
});

describe("the text of a page", () => {
  it("holds the data of any graph, and no markup of it", () => {
    const frame = toPage({ exportVersion: 1, nodes: [], edges: [] }).match(/<[a-z!/]/gi)?.length;
    fc.assert(
      fc.property(anyGraph, fc.string(), (graph, title) => {
        const html = toPage(graph, { title });
        expect(html.match(/<[a-z!/]/gi)?.length).toBe(frame);
        const [, json = ""] = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html) ?? [];
        expect(unpackGraph(JSON.parse(json).graph)).toEqual(graph);
      }),
      { numRuns: 30 },
    );
  });

  it("has a title without characters that no page can hold", () => {
    const html = toPage(SPEND, { title: "a\0b\ud800c <\u2028>" });
    expect(html).toContain("<title>a\ufffdb\ufffdc &lt;\u2028&gt;</title>");
    expect(html.match(/id="data">(.*)<\/script>/)![1]).not.toMatch(/[<>\u2028\u2029]/);
  });

  it("has styles of nodes, the view that is asked for, and a connection only if it is live", () => {
    const html = toHtml(SPEND, {
      upstreamOf: "spendMean",
      style: ({ name }) => (name === "spend" ? { fill: "#fed" } : null),
    });
    const [, json = ""] = /id="data">([^<]*)</.exec(html) ?? [];
    const data = JSON.parse(json);
    expect(data.graph.names).toEqual(["spend", "spendMean"]);
    expect(data.styles).toEqual([[0, { fill: "#fed", color: expect.stringMatching(/^#/) }]]);
    expect(html).not.toContain("connect-src");
    expect(html).not.toMatch(/https?:|@import|\bsrc=/);
    expect(toPage(SPEND, { live: { events: "/events" } })).toContain("connect-src 'self'");
    expect(() => toHtml(SPEND, { upstreamOf: "spendMaen" })).toThrow(/spendMaen[\s\S]*spendMean/);
  });
});
