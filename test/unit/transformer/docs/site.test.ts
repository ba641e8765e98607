/** The pages of the site: what a reader sees, where links lead, and what texts of users never become. */
import { runInNewContext } from "node:vm";
import { JSDOM } from "jsdom";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DARK, LIGHT } from "../../../../runtime/src/visualize/drawing/theme.ts";
import { makeCatalogue } from "../../../../transformer/src/docs/catalogue/make-catalogue.ts";
import { makeSite } from "../../../../transformer/src/docs/make-site.ts";
import { describeKind } from "../../../../transformer/src/docs/pages/describe-kind.ts";
import type { ProjectDataflow } from "../../../../transformer/src/project/graphs/program-graphs.ts";
import { outline } from "./outline.ts";
import { toDataflow, type NodeSpec } from "./project-dataflows.ts";
import { findDeadLinks, findIntruders, pagesOf, parsePage, type Site } from "./read-site.ts";

const NODES: readonly NodeSpec[] = [
  { name: "spend", type: "Float64Array" },
  { name: "unit", kind: "config", type: '"eur" | "usd"' },
  {
    name: "mean",
    module: "src/features.ts",
    source: "src/features.ts:12:17",
    type: "number",
    from: ["spend", "unit?", "gone?"],
    tags: { owner: ["ann", "growth"], pii: "true" },
    documentation:
      "Mean of `spend` by customer. See {@link top} and https://acme.example/wiki.\n\nIt\n- skips gaps,\n- is **never** negative.\n\n```\nmean([1, 2]) // 1.5\n```\n\n@param spend - In cents.\n@returns Cents, `NaN` if there are none.",
    modifiers: ["tag", "checkOutput"],
    isAsync: true,
  },
  {
    name: "top",
    module: "src/features.ts",
    source: "src/features.ts:30:17",
    from: ["mean"],
    documentation: "The highest mean.",
    kind: "step",
    madeFrom: { of: "mean", as: ["its step `trim`"] },
    subdags: ["daily"],
    variants: ["src/features.ts:30:17", "src/features.ts:40:17"],
  },
];

const FLOW = toDataflow(NODES, {
  config: ["unit"],
  requests: [
    { source: "src/main.ts:8:10", method: "execute", outputs: ["top", "absent"] },
    { source: "src/main.ts:9:10", method: "materialize", outputs: null },
  ],
});
const OTHER = toDataflow(
  [
    { name: "spend", type: "number[]" },
    { name: "low", module: "src/low.ts", from: ["spend"] },
  ],
  {
    name: null,
    source: "src/other.ts:3:1",
  },
);

function toSite(dataflows: readonly ProjectDataflow[], notes: readonly string[] = []): Site {
  const described = dataflows.map((dataflow) => ({ dataflow, notes }));
  const sourceUrl = "https://github.com/acme/app/blob/main/{path}#L{line}";
  return makeSite(makeCatalogue({ title: "Acme features", sourceUrl, notes: [], dataflows: described }));
}

const SITE = toSite([FLOW, OTHER]);

describe("the pages of a small catalogue", () => {
  it.each([
    ["index.html", "overview"],
    ["nodes/src-features-ts/mean.html", "mean"],
    ["nodes/src-features-ts/top.html", "top"],
    ["nodes/inputs/spend.html", "spend"],
    ["modules/src-features-ts.html", "module"],
    ["dataflows/flow.html", "dataflow"],
    ["tags/owner.html", "owners"],
  ])("%s says what is expected", async (path, name) => {
    const main = parsePage(SITE.get(path)!).querySelector("main")!;
    await expect(outline(main)).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it("say what is missing because of errors", () => {
    const site = toSite([FLOW], ["src/b.ts has a syntax error, so its nodes are missing."]);
    for (const path of ["index.html", "dataflows/flow.html", "nodes/src-features-ts/mean.html"])
      expect(parsePage(site.get(path)!).querySelector(".notice")!.textContent).toContain("its nodes are missing");
  });

  it("show the modules of a dataflow that is too large for a picture, and no picture of a module that is", () => {
    const large = Array.from({ length: 200 }, (_, index) => ({
      name: `n${index}`,
      module: index < 180 ? "src/large.ts" : "src/small.ts",
      from: index === 0 ? [] : [`n${index - 1}`],
    }));
    const site = toSite([toDataflow(large)]);
    expect(site.get("dataflows/flow.svg")).toMatch(/src\/large\.ts[^]*src\/small\.ts/);
    expect(site.get("dataflows/flow.svg")).not.toContain("n199");
    expect([site.has("modules/src-large-ts.svg"), site.has("modules/src-small-ts.svg")]).toEqual([false, true]);
    expect(findDeadLinks(site)).toEqual([]);
  });

  it("show the subdags of a large dataflow of one module, and its nodes if it has none", () => {
    const toLarge = (toSubdags: (index: number) => readonly string[]): string => {
      const nodes = Array.from({ length: 160 }, (_, index) => ({
        name: `n${index}`,
        module: "src/large.ts",
        from: index < 40 ? ["input"] : [`n${index - 40}`],
        subdags: toSubdags(index),
      }));
      return toSite([toDataflow([{ name: "input" }, ...nodes])]).get("dataflows/flow.svg")!;
    };
    const namesOf = (svg: string): readonly string[] =>
      [...new JSDOM(svg).window.document.querySelectorAll("g.node[id] text.name")].map((each) => each.textContent);
    expect(namesOf(toLarge((index) => (index < 100 ? ["daily"] : ["weekly"])))).toEqual(["inputs", "daily", "weekly"]);
    expect(namesOf(toLarge(() => []))).toHaveLength(161);
  });

  it("link names in documentation to nodes of any distance, in the first dataflow that has both", () => {
    const spec = {
      name: "far",
      module: "src/a.ts",
      source: "src/a.ts:1:17",
      documentation: "{@link spend}, `top`, `far`, {@link low}, `none`.",
    };
    const both = toSite([toDataflow([...NODES, spec]), toDataflow([spec, { name: "low", module: "src/low.ts" }])]);
    const page = parsePage(both.get("nodes/src-a-ts/far.html")!);
    const links = [...page.querySelectorAll(".documentation a")].map((each) => each.getAttribute("href"));
    expect(links).toEqual(["../inputs/spend.html", "../src-features-ts/top.html", "../src-low-ts/low.html"]);
  });

  it("colour kinds as pictures do, in light and in dark, and call them what legends do", () => {
    const [light, dark] = SITE.get("style.css")!.split("@media (prefers-color-scheme: dark)");
    expect(light).toContain(`.k-fanOut{--kind:${LIGHT.kinds.fanOut.stroke}}`);
    expect(dark).toContain(`.k-fanOut{--kind:${DARK.kinds.fanOut.stroke}}`);
    expect(describeKind("given")).toBe("Given to a subdag");
  });

  it("link locations only if an address is given", () => {
    const described = [{ dataflow: FLOW, notes: [] }];
    const site = makeSite(makeCatalogue({ title: "x", sourceUrl: null, notes: [], dataflows: described }));
    expect(site.get("nodes/src-features-ts/mean.html")).not.toContain("github.com");
  });
});

describe("every page", () => {
  it("has links that lead somewhere, in the site itself", () => expect(findDeadLinks(SITE)).toEqual([]));

  it.each(pagesOf(SITE))("%s is well-formed, with landmarks, one heading, and a strict policy", (_, text) => {
    const { window } = new JSDOM(text);
    const { document } = window;
    expect(document.querySelectorAll("main, header.top, h1")).toHaveLength(3);
    expect(document.querySelector("a.skip")!.getAttribute("href")).toBe("#content");
    expect(document.documentElement.lang).toBe("en");
    expect(document.title).toMatch(/Acme features$/);
    const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]")!.getAttribute("content")!;
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const image of document.querySelectorAll("img")) expect(image.alt).not.toBe("");
    expect(findIntruders(document)).toEqual([]);
    // A page that is written as it is parsed has no element that the parser had to move, add or close.
    const written = (html: string): readonly string[] => html.match(/<\/?[a-z][a-z0-9]*/g) ?? [];
    const closed = text.replaceAll(/<(path|rect)\b([^>]*?)\s*\/>/g, "<$1$2></$1>");
    expect(written(document.documentElement.outerHTML)).toEqual(written(closed));
  });

  it("is the same for the same catalogue", () => expect([...toSite([FLOW, OTHER])]).toEqual([...SITE]));

  it("names nothing of this machine or day", () => {
    for (const [path, text] of SITE) expect(text, path).not.toMatch(/\/p\/src|\b20\d\d-\d\d/);
  });
});

const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</code></pre><h1>`,
  "`</code><b onclick=x>`",
  `{@link javascript:alert(1) click}`,
  `[x](javascript:alert(1))`,
  `https://x.org/"onclick=alert(1)`,
  `</title></style></svg><iframe>`,
  `<!-- -->]]>&lt;&#0;`,
  "a\0b\u2028\u202e\ud800",
  "../../../etc/passwd",
  "__proto__",
  "@param <b> - <i>\n@<u> x",
  "```\n</code></pre><script>",
];

function toHostile(text: string): readonly NodeSpec[] {
  return [
    { name: text, type: text },
    {
      name: `${text}2`,
      module: `src/${text}.ts`,
      type: text,
      from: [text],
      documentation: `${text}\n\n- ${text}\n\n@returns ${text}`,
      tags: { [text]: [text, ""], owner: text },
      madeFrom: { of: text, as: [text] },
      modifiers: [text],
      subdags: [text],
      fanOut: text,
      variants: [`${text}:1:2`],
    },
  ];
}

describe("texts of users", () => {
  /** What has become markup or script, on any page and in the index of the search. */
  function findHarm(text: string): readonly string[] {
    const requests = [{ source: `${text}:1:1`, method: text, outputs: [text] }];
    const site = toSite([toDataflow(toHostile(text), { name: text, source: `${text}:1:1`, requests })], [text]);
    const intruders = pagesOf(site).flatMap(([path, page]) => [
      ...(/^[\w/-]+\.html$/.test(path) ? [] : [path]),
      ...findIntruders(parsePage(page)).map((each) => `${path}: ${each}`),
    ]);
    return [...intruders, ...findDeadLinks(site), ...(isIndexed(site, `${text}2`) ? [] : ["the index"])];
  }

  /** Runs the index as the browser does. */
  function isIndexed(site: Site, name: string): boolean {
    const index = site.get("search-index.js")!;
    const context: { icosianIndex?: { readonly entries: readonly (readonly unknown[])[] } } = {};
    runInNewContext(index, context);
    const { entries } = context.icosianIndex!;
    return entries.some(([each]) => each === name) && !/[<>\u2028\u2029]/.test(index);
  }

  it.each(HOSTILE)("stay texts: %j", (text) => expect(findHarm(text)).toEqual([]));

  it("stay texts, whatever they are made of", () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE, "`", "**", "\n", "<", ">", '"', "'", "&", "- ", "@a "),
      fc.string({ unit: "binary" }),
    );
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (each) => {
        expect(findHarm(each)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it("are shown as they are", () => {
    const name = `a <b> & "c" 'd' \`e\``;
    const site = toSite([toDataflow([{ name, module: "src/a.ts", documentation: "1 < 2 && `x > y`" }])]);
    const [, page] = pagesOf(site).find(([path]) => path.startsWith("nodes/"))!;
    const document = parsePage(page);
    expect(document.querySelector("h1")!.textContent).toBe(name);
    expect(document.querySelector(".documentation")!.textContent.trim()).toBe("1 < 2 && x > y");
  });
});
