/** What is drawn: groups, inputs, styles, notes, and groups in place of too many nodes. */
import { describe, expect, it } from "vitest";
import {
  describeNotes,
  limitOf,
  toDot,
  toDrawing,
  toJson,
  toMermaid,
  toSvg,
  type Drawing,
  type ExportedNode,
} from "@icosian/runtime/visualize";
import { collapse } from "../../../../runtime/src/visualize/drawing/collapse.ts";
import { toGraphModel } from "../../../../runtime/src/visualize/html/page/graph-model.ts";
import { toGroupTree } from "../../../../runtime/src/visualize/html/page/group-tree.ts";
import { toItemLooks } from "../../../../runtime/src/visualize/html/page/item-looks.ts";
import { toSpokenNode } from "../../../../runtime/src/visualize/html/page/spoken-node.ts";
import { TextMeasure } from "../../../../runtime/src/visualize/html/page/text-measure.ts";
import { toVisibleGraph } from "../../../../runtime/src/visualize/html/page/visible-graph.ts";
import { catchError } from "../catch-error.ts";
import { EVERY, toGraph, toNode } from "./graphs.ts";
import { readDot, readMermaid, readXml } from "./read-pictures.ts";

const DIAMOND = toGraph(
  [toNode("a", "input"), toNode("b"), toNode("c"), toNode("d"), toNode("mode", "config"), toNode("unread", "input")],
  "a -> b",
  "a -> c",
  "b -> d",
  "c -> d",
  "mode -> b",
);

function edgesOf({ nodes, edges }: Drawing): readonly string[] {
  return edges.map(({ from, to }) => `${nodes[from]!.name} ${nodes[to]!.name}`);
}

const namesOf = ({ nodes }: Drawing): string => nodes.map(({ name }) => name).join(" ");

describe("inputs", () => {
  it("and config can be hidden", () => {
    const drawing = toDrawing(DIAMOND, { hideInputs: true });
    expect(namesOf(drawing)).toBe("b c d");
    expect(edgesOf(drawing)).toEqual(["b d", "c d"]);
  });

  it("can be drawn once for each reader, and once without", () => {
    const drawing = toDrawing(DIAMOND, { deduplicateInputs: true });
    expect(namesOf(drawing)).toBe("b c d unread a a mode");
    expect([...edgesOf(drawing)].sort()).toEqual([...edgesOf(toDrawing(DIAMOND))].sort());
    const starts = drawing.edges.filter(({ from }) => drawing.nodes[from]!.kind === "input").map(({ from }) => from);
    expect(new Set(starts).size).toBe(2);
    expect(new Set(drawing.nodes.map(({ id }) => id)).size).toBe(7);
  });
});

describe("inputs that are drawn once for each reader", () => {
  it("count for the limit of a picture", () => {
    // 5 nodes without copies of `a` and `mode`, and one copy for each of their 3 edges.
    expect(toDrawing(DIAMOND, { deduplicateInputs: true, limit: 7 }).notes).toEqual([]);
    const drawing = toDrawing(DIAMOND, { deduplicateInputs: true, limit: 6 });
    expect(namesOf(drawing)).toBe("a b c d mode unread");
    expect(drawing.notes).toEqual([{ kind: "inputsOnce", nodes: 7, limit: 6 }]);
    expect(describeNotes(drawing.notes)).toEqual([
      "Each input is drawn once, because with one for each reader there would be 7 nodes, and a picture shows at most 6 nodes.",
    ]);
  });

  it("do not make a picture larger than its format allows", () => {
    const readers = Array.from({ length: 2000 }, (_, index) => toNode(`r${index}`));
    const inputs = ["a", "b", "c"].map((name) => toNode(name, "input"));
    const edges = readers.flatMap(({ name }) => inputs.map((input) => `${input.name} -> ${name}`));
    const text = toMermaid(toGraph([...inputs, ...readers], ...edges), { deduplicateInputs: true });
    expect(text.match(/^ {2}n\d+\W*\[/gm)).toHaveLength(2003);
    expect(text).toContain("8,000 nodes");
    expect(limitOf("mermaid")).toBe(5000);
  });
});

describe("edges that end at no node of the graph", () => {
  const broken = toGraph([toNode("a"), toNode("b")], "a -> b", "gone -> b", "a -> gone");

  it.each([{}, { upstreamOf: "b" }, { deduplicateInputs: true }, { hideInputs: true }])(
    "are left out: %j",
    (options) => {
      expect(edgesOf(toDrawing(broken, options))).toEqual(["a b"]);
      expect(readXml(toSvg(broken, options)).querySelectorAll("path.edge")).toHaveLength(1);
      expect(toMermaid(broken, options).match(/-->/g)).toHaveLength(1);
      expect(toDot(broken, options).match(/n\d+ -> n\d+/g)).toHaveLength(1);
      expect((JSON.parse(toJson(broken, options)) as typeof broken).edges).toHaveLength(1);
    },
  );

  it("are left out of groups too", () => {
    const modules = broken.nodes.map((node) => ({ ...node, module: `${node.name}.ts` }));
    expect(edgesOf(toDrawing({ ...broken, nodes: modules }, { limit: 1, groupBy: "module" }))).toEqual([]);
    expect(toDrawing({ ...broken, nodes: modules }, { limit: 1, groupBy: "module" }).nodes).toHaveLength(1);
  });
});

describe("groups", () => {
  const labelsOf = (options: Parameters<typeof toDrawing>[1]): Readonly<Record<string, string>> => {
    const { nodes, groups } = toDrawing(EVERY, options);
    const pathOf = (group: number): string =>
      group < 0 ? "" : `${pathOf(groups[group]!.parent)}/${groups[group]!.label}`;
    return Object.fromEntries(nodes.map(({ name, group }) => [name, pathOf(group)]));
  };

  it("are modules, without inputs", () => {
    expect(labelsOf({ groupBy: "module" })).toMatchObject({
      path: "",
      rows: "/src/features.ts",
      rawSpend: "/src/loaders.ts",
    });
  });

  it("are subdags in subdags", () => {
    expect(labelsOf({ groupBy: "subdag" })).toMatchObject({
      rows: "",
      "daily.given": "/daily",
      "daily.inner.mean": "/daily/inner",
    });
  });

  it("are values of a tag", () => {
    const labels = labelsOf({ groupBy: { tag: "owner" } });
    expect(labels).toMatchObject({ mean: "/us", "daily.clean": "/us, them", rows: "" });
    expect(new Set(Object.values(labelsOf({ groupBy: { tag: "toString" } })))).toEqual(new Set([""]));
  });

  it("that nest deeply are no problem", () => {
    const subdags = Array.from({ length: 5000 }, (_, depth) => `s${depth}`);
    const graph = toGraph([toNode("a", "function", { subdags })]);
    expect(toMermaid(graph, { groupBy: "subdag" }).match(/subgraph/g)).toHaveLength(5000);
    expect(toDot(graph, { groupBy: "subdag" }).match(/subgraph cluster_g/g)).toHaveLength(5000);
  });
});

describe("several values of a tag", () => {
  const both = toNode("both", "function", { tags: { owner: ["us", "them"] } });
  const none = toNode("none", "function", { tags: { owner: [] } });
  const graph = toGraph([both, none]);
  const groupBy = { tag: "owner" };

  it("are one group in pictures, in collapsed ones and on pages", () => {
    const { groups, nodes } = toDrawing(graph, { groupBy });
    expect(groups.map(({ label }) => label)).toEqual(["us, them"]);
    expect(nodes.map(({ group }) => group)).toEqual([0, -1]);
    const collapsed = collapse(graph, groupBy, 10).nodes;
    expect(collapsed.map(({ label }) => label)).toEqual(["us, them", "other nodes"]);
    const tree = toGroupTree(toGraphModel(graph), groupBy);
    expect(tree.groups).toEqual([{ id: "tag us, them", label: "owner: us, them", parent: -1, size: 1 }]);
    expect([...tree.groupOf]).toEqual([0, -1]);
  });
});

describe("a node shows", () => {
  const find = (name: string, options?: Parameters<typeof toDrawing>[1]): Drawing["nodes"][number] =>
    toDrawing(EVERY, options).nodes.find((node) => node.name === name)!;

  it("its type unless that is turned off", () => {
    expect(find("rawSpend").type).toBe("readonly SpendRow[]");
    expect(find("rawSpend", { showTypes: false }).type).toBe("");
  });

  it("all tags but its module, or those that are asked for", () => {
    expect(find("daily.clean").tags).toEqual([]);
    expect(find("daily.clean", { showTags: true }).tags).toEqual(["owner: us, them"]);
    expect(find("daily.clean", { showTags: ["module", "none"] }).tags).toEqual(["module: src/daily.ts"]);
  });

  it("what is true of it", () => {
    expect(find("price").badges).toEqual(["remote", "per item"]);
    expect(find("parts")).toMatchObject({ badges: ["2 variants"], flags: ["variant"] });
    expect(find("report")).toMatchObject({ badges: ["async"], flags: ["output", "async"] });
  });

  it("the same on pages", () => {
    const model = toGraphModel(EVERY);
    const tree = toGroupTree(model, "none");
    const visible = toVisibleGraph(model, tree, { expanded: new Set(), shown: null, inputs: "once" });
    const measure = new TextMeasure(() => 1);
    for (const showTypes of [true, false])
      for (const showTags of [true, false, ["module", "owner"]]) {
        const settings = { showTypes, showTags, highlight: new Set<string>(), styles: new Map() };
        const { looks } = toItemLooks(model, tree, visible, settings, measure);
        const { nodes } = toDrawing(EVERY, { showTypes, showTags });
        const wanted = nodes.map(({ label, type, tags, badges, flags }) => ({
          label,
          detail: [type, ...badges].filter(Boolean).join(" · "),
          tags: tags.join("  "),
          isPerItem: flags.includes("item"),
          isOutput: flags.includes("output"),
        }));
        expect(looks).toMatchObject(wanted);
      }
    const unknown = toGraphModel(toGraph([toNode("a", "function", { type: "unknown", isRemote: true })]));
    expect(toSpokenNode(unknown, 0)).toBe("a, function, remote; needs 0, used by 0");
  });

  it("a label and colours of its own, asked for once", () => {
    const asked: string[] = [];
    const style = ({ name }: ExportedNode): { fill: string; label: string } | null => {
      asked.push(name);
      return name === "a" ? { fill: "#123", label: "A\n<b>" } : null;
    };
    const { nodes } = toDrawing(DIAMOND, { style, deduplicateInputs: true });
    expect(asked).toEqual(["a", "b", "c", "d", "mode", "unread"]);
    const copies = nodes.filter(({ name }) => name === "a");
    expect(copies).toHaveLength(2);
    for (const copy of copies)
      expect(copy).toMatchObject({ label: "A␊<b>", style: { fill: "#123", color: "#ffffff" } });
  });

  it("nothing of a style that is wrong", async () => {
    const style = ({ name }: ExportedNode): unknown =>
      name === "a" ? { fill: "red;}", stoke: "#fff", label: 1 } : name === "b" ? "red" : null;
    const error = await catchError(() => toSvg(DIAMOND, { style: style as never }));
    expect(error.problems.map(({ code }) => code)).toEqual(Array<string>(4).fill("ICO7008"));
    expect(error.problems.map(({ message }) => message)).toEqual([
      "The `fill` of the node `a` is `red;}`; return a colour like `#fc0` or `#ffcc00`.",
      "The style of the node `a` has no `stoke`. Did you mean `stroke`?",
      "The label of the node `a` is 1; return a string.",
      'The style of the node `b` is "red"; return an object like `{ fill: "#ffe8cc" }`, or nothing.',
    ]);
  });
});

describe("a style", () => {
  it("that is a promise is refused, because it would be ignored", async () => {
    const style = async (): Promise<object> => await Promise.resolve({ fill: "#fff" });
    const error = await catchError(() => toSvg(toGraph([toNode("a")]), { style: style as never }));
    expect(error.problems.map(({ message }) => message)).toEqual([
      "The style of the node `a` is a promise; give a function that is not async.",
    ]);
    const map = await catchError(() => toSvg(toGraph([toNode("a")]), { style: () => new Map() as never }));
    expect(map.problems[0]!.message).toMatch(/^The style of the node `a` is a Map;/);
  });

  it("is read once, so that what is drawn is what was checked", () => {
    let reads = 0;
    const style = {
      get fill(): string {
        return reads++ === 0 ? "#fc0" : "red;}";
      },
    };
    expect(toDrawing(toGraph([toNode("a")]), { style: () => style }).nodes[0]!.style.fill).toBe("#fc0");
    expect(reads).toBe(1);
  });
});

describe("an empty picture says why it is empty", () => {
  const nothing = toGraph([]);
  it.each([
    [nothing, {}, "There are no nodes."],
    [EVERY, { tags: { none: null } }, "There are no nodes in this view; the whole graph has 16."],
    [EVERY, { modules: [] }, "There are no nodes in this view; the whole graph has 16."],
    [nothing, { modules: "src/none.ts" }, "There are no nodes."],
    [toGraph([toNode("a", "input")]), { hideInputs: true }, "There are no nodes besides 1 input, which are hidden."],
  ])("%#", async (graph, options, note) => {
    const drawing = toDrawing(graph, options);
    expect(drawing).toMatchObject({ nodes: [], edges: [], notes: [{ kind: "empty" }] });
    expect(describeNotes(drawing.notes)).toEqual([note]);
    const { labels } = await readMermaid(toMermaid(graph, options));
    expect([...labels.values()]).toEqual([[note]]);
    const svg = readXml(toSvg(graph, { ...options, title: "T" }));
    expect(svg.querySelector("text.note")!.textContent).toBe(note);
    expect(svg.documentElement.getAttribute("aria-label")).toBe(`T. ${note}`);
    expect((await readDot(toDot(graph, options))).documentElement.textContent).toContain(note);
  });
});

describe("100,000 nodes", () => {
  const count = 100_000;
  const moduleOf = (index: number): string => `src/m${Math.floor(index / 1000)}.ts`;
  const nodes = Array.from({ length: count }, (_, index) =>
    toNode(`x${index}`, "function", { module: moduleOf(index) }),
  );
  const edges = nodes
    .slice(1)
    .map((_, index) => ({ from: `x${index}`, to: `x${index + 1}`, isOptional: false, collects: false }));
  const graph = { exportVersion: 1, nodes, edges } as const;

  it.each([
    ["toMermaid", toMermaid],
    ["toDot", toDot],
    ["toSvg", toSvg],
  ] as const)("are drawn by module in %s, which says so", (_, draw) => {
    const text = draw(graph);
    expect(text.length).toBeLessThan(200_000);
    expect(text).toMatch(/src.m99.ts/);
    expect(text).toContain("1,000 nodes");
    expect(text).toContain("upstreamOf");
  });

  it("have the edges between the modules, and notes as data", () => {
    const drawing = toDrawing(graph, { limit: 5000 });
    expect(drawing.nodes).toHaveLength(100);
    expect(edgesOf(drawing)).toEqual(Array.from({ length: 99 }, (_, index) => `src/m${index}.ts src/m${index + 1}.ts`));
    const first =
      "There are 100,000 nodes, and a picture shows at most 5,000 nodes. Each box here is all nodes of one module.";
    expect(describeNotes(drawing.notes)).toEqual([
      first,
      "To see nodes, narrow the view with `upstreamOf`, `downstreamOf`, `pathBetween`, `hops`, `tags` or `modules`.",
    ]);
    expect(describeNotes(drawing.notes, "command")).toEqual([
      first,
      "To see nodes, narrow the view with `--upstream-of`, `--downstream-of`, `--path-between`, `--hops`, `--tag` or `--module`.",
    ]);
  });

  it("in as many modules are drawn as the largest ones and the rest", () => {
    const scattered = { ...graph, nodes: nodes.map((node) => ({ ...node, module: `${node.name}.ts` })) };
    const drawing = toDrawing(scattered, { limit: 5000 });
    expect(drawing.nodes).toHaveLength(1000);
    expect(drawing.nodes.at(-1)).toMatchObject({ name: "smaller groups", type: "99,001 nodes" });
    expect(drawing.notes[1]).toEqual({ kind: "merged", merged: 99_001, groups: 100_000 });
  });
});
