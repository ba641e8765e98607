/**
 * The graph of each sample in every format, as files that a person can review; Graphviz, Mermaid and a parser of XML read
 * them. `npm run pictures` and `-u` write them again.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toDot, toHtml, toJson, toMermaid, toSvg, type ExecutionExport } from "@icosian/runtime/visualize";
import { readDot, readMermaid, readXml } from "../unit/runtime/visualize/read-pictures.ts";

const samples = join(import.meta.dirname, "../../samples");

/** The graph that `npm run graph` draws, as data. */
function exportSample(sample: string): ExecutionExport {
  const { scripts } = JSON.parse(readFileSync(join(samples, sample, "package.json"), "utf8")) as {
    readonly scripts: { readonly graph: string };
  };
  const words = scripts.graph.split(" ").slice(1);
  const out = words.indexOf("--out");
  const args = [...words.slice(0, out), ...words.slice(out + 2), "--json"];
  const command = join(samples, "../transformer/bin/icosian.js");
  const text = execFileSync(process.execPath, [command, ...args], { cwd: join(samples, sample), encoding: "utf8" });
  return JSON.parse(text) as ExecutionExport;
}

/** The data of a page; everything else is the same in all pages. */
function dataOf(page: string): unknown {
  const [, text = ""] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(text);
}

describe.each(readdirSync(samples))("samples/%s", (sample) => {
  const graph = exportSample(sample);
  const names = graph.nodes.map(({ name }) => name).sort();
  const expectFile = (text: string, ending: string): Promise<void> =>
    expect(text).toMatchFileSnapshot(join(import.meta.dirname, "pictures", `${sample}.${ending}`));

  it("as JSON", async () => {
    expect(JSON.parse(toJson(graph))).toEqual(graph);
    await expectFile(toJson(graph), "json");
  });

  it("as Mermaid", async () => {
    const { labels } = await readMermaid(toMermaid(graph, { showTypes: false }));
    expect([...labels.values()].map(([first = ""]) => first).sort()).toEqual(names);
    const { edges } = await readMermaid(toMermaid(graph));
    expect(edges).toHaveLength(graph.edges.length);
    await expectFile(toMermaid(graph), "mmd");
  });

  it("as DOT", async () => {
    const drawn = await readDot(toDot(graph, { legend: false }));
    expect(drawn.querySelectorAll("g.node")).toHaveLength(names.length);
    expect(drawn.querySelectorAll("g.edge")).toHaveLength(graph.edges.length);
    await expectFile(toDot(graph), "dot");
  });

  it("as SVG", async () => {
    readXml(readFileSync(join(samples, sample, "graph.svg"), "utf8"));
    const drawn = readXml(toSvg(graph));
    expect([...drawn.querySelectorAll("script, foreignObject, image, a")]).toEqual([]);
    await expectFile(toSvg(graph), "svg");
  });

  it("as a page", async () => {
    const page = toHtml(graph, { title: sample });
    expect(page).toContain(`<title>${sample}</title>`);
    await expectFile(`${JSON.stringify(dataOf(page), null, 2)}\n`, "page.json");
  });
});
