/** The catalogue: how dataflows are joined, what is counted, and what pages are called. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countReachable } from "../../../../transformer/src/docs/catalogue/count-reachable.ts";
import { makeCatalogue } from "../../../../transformer/src/docs/catalogue/make-catalogue.ts";
import { namePages } from "../../../../transformer/src/docs/catalogue/name-pages.ts";
import { findTemplateFault, toSourceUrl } from "../../../../transformer/src/docs/catalogue/source-url.ts";
import type { Catalogue } from "../../../../transformer/src/docs/catalogue/catalogue.ts";
import { toDataflow, type NodeSpec } from "./project-dataflows.ts";

function toCatalogue(...dataflows: Parameters<typeof toDataflow>[]): Catalogue {
  const described = dataflows.map((each) => ({ dataflow: toDataflow(...each), notes: [] }));
  return makeCatalogue({ title: "Features", sourceUrl: null, notes: [], dataflows: described });
}

const SPEND: NodeSpec = { name: "spend" };
const MEAN: NodeSpec = { name: "mean", module: "src/a.ts", source: "src/a.ts:3:17", from: ["spend"] };

describe("countReachable", () => {
  /** Walks from each node by itself. */
  function countNaively(rows: readonly (readonly number[])[]): readonly number[] {
    return rows.map((_, start) => {
      const seen = new Set<number>();
      const open = [...rows[start]!];
      for (let node = open.pop(); node !== undefined; node = open.pop())
        if (!seen.has(node)) {
          seen.add(node);
          open.push(...rows[node]!);
        }
      seen.delete(start);
      return seen.size;
    });
  }

  it("counts what a walk from each node finds, with cycles and loops too", () => {
    const graph = fc
      .integer({ min: 1, max: 60 })
      .chain((size) =>
        fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 5 }), { minLength: size, maxLength: size }),
      );
    fc.assert(
      fc.property(graph, (rows) => {
        expect(countReachable(rows)).toEqual(countNaively(rows));
      }),
    );
  });

  it("counts across the borders of blocks, and along a chain of any depth", () => {
    const chain = Array.from({ length: 5000 }, (_, index) => (index === 0 ? [] : [index - 1]));
    expect(countReachable(chain)).toEqual(chain.map((_, index) => index));
    const ring = Array.from({ length: 2100 }, (_, index) => [(index + 1) % 2100]);
    expect(new Set(countReachable(ring))).toEqual(new Set([2099]));
  });
});

describe("namePages", () => {
  it.each([
    ["spendPerSignup", "spendPerSignup"],
    ["src/features.ts", "src-features-ts"],
    ["busiestDayEu.countedVisits", "busiestDayEu-countedVisits"],
    ["$total", "total"],
    ["../../etc", "etc"],
  ])("calls the page of %s %s", (text, name) => expect(namePages([text])).toEqual([name]));

  it.each(["", "..", 'a"b', "a<b>", "😀", "con", "NUL", "a\0b", "x".repeat(500), "ж", "a-0123456789"])(
    "adds a hash to %j",
    (text) => expect(namePages([text])[0]).toMatch(/(?:^|-)[0-9a-f]{10}$/),
  );

  it("tells names apart that differ in case alone, and keeps those of all others", () => {
    const [large, small, other] = namePages(["Spend", "spend", "mean"]);
    expect(large).toMatch(/^Spend-/);
    expect(small).toMatch(/^spend-/);
    expect(large!.toLowerCase()).not.toBe(small!.toLowerCase());
    expect(other).toBe("mean");
    expect(namePages(["other", "spend", "Spend"]).slice(1)).toEqual([small, large]);
  });

  it("gives every text a page of its own that is safe everywhere", () => {
    const similar = fc.stringMatching(/^[aA./\\ -]{0,4}$/);
    const texts = fc.array(fc.oneof(fc.string({ unit: "binary" }), similar, fc.constantFrom("con", "a", "A")), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, (all) => {
        const names = namePages(all);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(all.length);
        for (const name of names) {
          expect(name).toMatch(/^[\w-]{1,75}$/);
          expect(name).not.toMatch(/^(?:con|nul|aux|prn|com\d|lpt\d)$/i);
        }
      }),
    );
  });
});

describe("makeCatalogue", () => {
  it("has a node once if two dataflows share it, with what it is in each", () => {
    const extra: NodeSpec = { name: "top", module: "src/b.ts", from: ["mean"] };
    const { nodes } = toCatalogue(
      [[SPEND, MEAN]],
      [[SPEND, MEAN, extra], { name: "other", source: "src/main.ts:9:1" }],
    );
    expect(
      nodes.map(({ facts, uses }) => [facts.name, uses.map((each) => [each.dataflow, each.downstreamCount])]),
    ).toEqual([
      [
        "mean",
        [
          [0, 0],
          [1, 1],
        ],
      ],
      [
        "spend",
        [
          [0, 1],
          [1, 2],
        ],
      ],
      ["top", [[1, 0]]],
    ]);
  });

  it("has two nodes if two modules define a name, with pages in folders of their own", () => {
    const { nodes } = toCatalogue([[MEAN]], [[{ ...MEAN, module: "src/b.ts", source: "src/b.ts:1:1" }]]);
    expect(nodes.map(({ path }) => path)).toEqual(["nodes/src-a-ts/mean.html", "nodes/src-b-ts/mean.html"]);
  });

  it("lists the nodes of a module in the order of the source, not of the text of locations", () => {
    const at = (name: string, position: string): NodeSpec => ({
      name,
      module: "src/a.ts",
      source: `src/a.ts:${position}`,
    });
    const { modules, nodes } = toCatalogue([[at("c", "9:1"), at("b", "10:1"), at("a", "9:20")]]);
    expect(modules[0]!.nodes.map((id) => nodes[id]!.facts.name)).toEqual(["c", "a", "b"]);
  });

  it("groups by the values of tags, each value of a list, without the module", () => {
    const { tags, nodes } = toCatalogue([
      [
        { ...MEAN, tags: { owner: ["ann", "bo"], pii: "true" } },
        { name: "top", module: "src/a.ts", tags: { owner: "bo" } },
      ],
    ]);
    expect(
      tags.map(({ key, values }) => [
        key,
        values.map((each) => [each.value, each.nodes.map((id) => nodes[id]!.facts.name)]),
      ]),
    ).toEqual([
      [
        "owner",
        [
          ["ann", ["mean"]],
          ["bo", ["mean", "top"]],
        ],
      ],
      ["pii", [["true", ["mean"]]]],
    ]);
  });

  it("knows names that objects have by themselves", () => {
    const names = ["constructor", "__proto__", "toString"];
    const { nodes, tags } = toCatalogue([
      names.map((name) => ({ name, module: name, tags: Object.fromEntries([[name, name]]) })),
    ]);
    expect(nodes.map(({ facts }) => facts.name)).toEqual([...names].sort());
    expect(tags.map(({ key }) => key)).toEqual(["__proto__", "constructor", "toString"]);
  });
});

describe("source addresses", () => {
  const template = "https://github.com/acme/app/blob/main/{path}#L{line}";

  it.each([
    ["src/features.ts:12:17", "https://github.com/acme/app/blob/main/src/features.ts#L12"],
    ["src/a b#?%.ts:1:1", "https://github.com/acme/app/blob/main/src/a%20b%23%3F%25.ts#L1"],
    ['src/"><script>.ts:1:1', "https://github.com/acme/app/blob/main/src/%22%3E%3Cscript%3E.ts#L1"],
    ["to.csv", null],
  ])("of %s is %s", (source, url) => expect(toSourceUrl(template, source)).toBe(url));

  it.each([
    [template, null],
    ["http://localhost/{path}", null],
    ["https://x.org/a", "has no `{path}`"],
    ["https://x.org/{path}#{lines}", "has `{lines}`"],
    ["javascript:alert(1)//{path}", "is no address"],
    ["{path}", "is no address"],
    ["https://{path}", "is no address"],
  ])("judges %s: %s", (text, fault) => {
    const found = findTemplateFault(text);
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });
});

it("takes the nodes of a materializer for nodes without a module, but not for inputs", () => {
  const { nodes, modules } = toCatalogue([[{ name: "rows", module: "rows", source: "rows", kind: "loader" }, SPEND]]);
  expect(modules).toEqual([]);
  expect(nodes.map(({ path }) => path)).toEqual(["nodes/materializers/rows.html", "nodes/inputs/spend.html"]);
});
