/** `visualize` and `visualizeExecution` of dataflows, and what notebooks show. */
import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { dataflow } from "@icosian/runtime";
import { toSvg, type DrawingFormat, type ExecutionExport, type VisualizeOptions } from "@icosian/runtime/visualize";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { readDot, readMermaid, readXml } from "./read-pictures.ts";

const run = (): number => 1;
const loaders = makeModule(
  "src/loaders.ts",
  define("spend", ["path"], run, { documentation: "Weekly spend." }),
  define("signups", ["path"], run),
);
const features = makeModule(
  "src/features.ts",
  define("mean", ["spend"], run),
  define("ratio", ["mean", "signups", "week?"], run, { type: "Ratio" }),
  define("alone", ["spend"], run),
  define("late", ["ratio", "mean"], run),
);
const flow = dataflow({ modules: [loaders, features], config: { week: 1 } } as never) as unknown as {
  visualize(options?: VisualizeOptions): string;
  visualizeExecution(
    outputs: readonly string[],
    options?: VisualizeOptions & { readonly overrides?: object; readonly inputs?: object },
  ): string;
};

const whole = JSON.parse(flow.visualize({ format: "json" })) as ExecutionExport;
const namesIn = (options: VisualizeOptions): readonly string[] =>
  (JSON.parse(flow.visualize({ ...options, format: "json" })) as ExecutionExport).nodes.map(({ name }) => name);

describe("formats", () => {
  it.each(["mermaid", "dot", "svg", "html", "json"] satisfies readonly DrawingFormat[])("%s by its name", (format) => {
    expect(flow.visualize({ format })).toContain("spend");
  });

  it("are Mermaid by default, and readable by others", async () => {
    expect(flow.visualize()).toBe(flow.visualize({ format: "mermaid" }));
    const { labels } = await readMermaid(flow.visualize());
    expect([...labels.values()].map(([name]) => name)).toEqual(whole.nodes.map(({ name }) => name));
    expect((await readDot(flow.visualize({ format: "dot" }))).querySelectorAll("g.edge")).not.toHaveLength(0);
  });

  it("can be functions, which bundles need", () => {
    expect(flow.visualize({ format: toSvg, title: "T" })).toBe(flow.visualize({ format: "svg", title: "T" }));
    expect(
      flow.visualize({ format: (graph, options) => `${graph.nodes.length} ${JSON.stringify(options)}`, title: "T" }),
    ).toBe(`${whole.nodes.length} {"title":"T"}`);
    expect(flow.visualizeExecution(["mean"], { format: toSvg })).toContain("<svg");
  });
});

describe("views", () => {
  /** Everything that a chain of at most so many edges leads to, found by trying all edges again and again. */
  function reach(start: readonly string[], direction: "upstream" | "downstream", hops: number): ReadonlySet<string> {
    let reached = new Set(start);
    for (let hop = 0; hop < Math.min(hops, whole.nodes.length); hop++) {
      const next = new Set(reached);
      for (const { from, to } of whole.edges)
        if (direction === "upstream" ? reached.has(to) : reached.has(from))
          next.add(direction === "upstream" ? from : to);
      reached = next;
    }
    return reached;
  }

  it("are what a naive walk finds, whatever restrictions come together", () => {
    const name = fc.constantFrom(...whole.nodes.map((node) => node.name));
    const oneOrMore = fc.oneof(name, fc.array(name, { minLength: 1, maxLength: 3 }));
    const options = fc.record(
      {
        upstreamOf: oneOrMore,
        downstreamOf: oneOrMore,
        pathBetween: fc.tuple(name, name),
        hops: fc.oneof(fc.nat(4), fc.constant(Infinity)),
        tags: fc.constantFrom({ module: null }, { module: "src/loaders.ts" }, { module: ["src/features.ts", "x"] }, {}),
        modules: fc.constantFrom("src/loaders.ts", ["src/features.ts", "src/loaders.ts"], []),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(options, (view) => {
        const { upstreamOf, downstreamOf, pathBetween, hops = Infinity, tags, modules } = view;
        const sets: ReadonlySet<string>[] = [];
        if (upstreamOf !== undefined) sets.push(reach([upstreamOf].flat(), "upstream", hops));
        if (downstreamOf !== undefined) sets.push(reach([downstreamOf].flat(), "downstream", hops));
        if (pathBetween !== undefined)
          sets.push(reach([pathBetween[0]], "downstream", Infinity), reach([pathBetween[1]], "upstream", Infinity));
        const wanted = (tags as { readonly module?: string | readonly string[] | null } | undefined)?.module;
        const expected = whole.nodes.filter((node) => {
          if (!sets.every((set) => set.has(node.name))) return false;
          if (wanted === null && node.module === null) return false;
          if (wanted !== null && wanted !== undefined && ![wanted].flat().includes(node.module ?? "")) return false;
          return modules === undefined || [modules].flat().includes(node.module ?? "");
        });
        expect(namesIn(view)).toEqual(expected.map((node) => node.name));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ upstreamOf: "mean" }, "mean path spend"],
    [{ upstreamOf: "mean", hops: 1 }, "mean spend"],
    [{ upstreamOf: "mean", hops: 0 }, "mean"],
    [{ downstreamOf: "spend", hops: 1 }, "alone mean spend"],
    [{ pathBetween: ["spend", "ratio"] as const }, "mean ratio spend"],
    [{ pathBetween: ["ratio", "spend"] as const }, ""],
    [{ modules: "src/loaders.ts" }, "signups spend"],
    [{ downstreamOf: "spend", upstreamOf: "ratio" }, "mean ratio spend"],
  ])("%j", (view, names) => expect(namesIn(view).join(" ")).toBe(names));

  it("have the edges between their nodes only", () => {
    const { nodes, edges } = JSON.parse(
      flow.visualize({ format: "json", modules: "src/features.ts" }),
    ) as ExecutionExport;
    const names = new Set(nodes.map(({ name }) => name));
    expect(edges).toEqual(whole.edges.filter(({ from, to }) => names.has(from) && names.has(to)));
  });
});

describe("visualizeExecution", () => {
  it("draws what would run, with outputs and overrides", () => {
    const text = flow.visualizeExecution(["ratio"], { format: "svg", overrides: { mean: 1 } });
    const nodes = [...readXml(text).querySelectorAll("g.node[id]")];
    const byName = new Map(nodes.map((node) => [node.querySelector(".name")!.textContent, node.getAttribute("class")]));
    expect(Object.fromEntries(byName)).toEqual({
      mean: "node function overridden",
      path: "node input",
      ratio: "node function output",
      signups: "node function",
      week: "node config",
    });
  });

  it("reports wrong names and wrong options", async () => {
    expect((await catchError(() => flow.visualizeExecution(["ratoi"]))).code).toBe("ICO7001");
    // The tests' own copy of the package is another one than the copy that the dataflow loads by name.
    expect(() => flow.visualizeExecution(["ratio"], { theme: "x", outputs: [] } as never)).toThrow(
      /2 problems[^]*ICO7008[^]*`theme`[^]*ICO7008[^]*`outputs`/,
    );
  });
});

it("a notebook shows an SVG picture, and Mermaid as text", () => {
  const display = (flow as unknown as Record<symbol, () => Readonly<Record<string, string>>>)[
    Symbol.for("Jupyter.display")
  ]!();
  expect(display["image/svg+xml"]).toBe(flow.visualize({ format: "svg" }));
  expect(display["text/plain"]).toBe(flow.visualize());
});

it("without Node.js, the name of a format is refused and a function draws", async () => {
  const original = Object.getOwnPropertyDescriptor(process, "getBuiltinModule")!;
  Object.defineProperty(process, "getBuiltinModule", { value: undefined, configurable: true });
  try {
    const error = await catchError(() => flow.visualize({ format: "svg" }));
    expect(error.code).toBe("ICO7012");
    expect(error.message).toContain("visualize({ format: toSvg })");
    expect(flow.visualize({ format: toSvg })).toContain("<svg");
  } finally {
    Object.defineProperty(process, "getBuiltinModule", original);
  }
});
