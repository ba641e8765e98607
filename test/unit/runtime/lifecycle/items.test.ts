/** Hooks around the items of fan-outs, and around nodes that are computed once per item. */
import type { LifecycleAdapter } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { define, makeModule, type TestModule } from "../make-module.ts";
import { build } from "../untyped.ts";

type Line = readonly unknown[];

const indexes = (items: readonly { readonly fanOut: string; readonly index: number }[]): string =>
  items.map(({ fanOut, index }) => `${fanOut} ${index}`).join(" > ");

/** An adapter that keeps one line per hook. */
function toRecorder(lines: Line[], more: Partial<LifecycleAdapter> = {}): LifecycleAdapter {
  return {
    preNodeExecute: ({ node, items }) => void lines.push(["pre", node.name, indexes(items)]),
    postNodeExecute: ({ node, items, success, result, error }) =>
      void lines.push(["post", node.name, indexes(items), success, success ? result : String(error)]),
    preItemExecute: ({ fanOut, items }) => void lines.push(["preItem", fanOut.name, indexes(items)]),
    postItemExecute: ({ items, success, error }) =>
      void lines.push([
        "postItem",
        indexes(items),
        success,
        error === undefined ? "" : (error as { code: string }).code,
      ]),
    postExpand: ({ node, count }) => void lines.push(["expand", node.name, count]),
    ...more,
  };
}

/** Pages of lines: `page` fans out, `line` fans out within it, `length` is computed per line. */
function toPages(kind: "arrays" | "generators" | "async generators", failing: string = ""): TestModule {
  const give = (values: readonly string[]): unknown => {
    if (kind === "arrays") return values;
    if (kind === "generators") return values[Symbol.iterator]();
    return (async function* () {
      for (const value of values) yield value;
    })();
  };
  const isAsync = kind === "async generators";
  return makeModule(
    "src/pages.ts",
    define("page", ["book"], (book: string) => give(book.split("|")), { fansOut: true, isAsync }),
    define("line", ["page"], (page: string) => give(page.split("/")), { fansOut: true, isAsync }),
    define("length", ["line"], (line: string) => {
      if (line === failing) throw new RangeError(`no ${line}`);
      return line.length;
    }),
    define("pageLength", ["length*"], (lengths: readonly number[]) => lengths.reduce((a, b) => a + b, 0)),
    define("bookLength", ["pageLength*"], (lengths: readonly number[]) => lengths.reduce((a, b) => a + b, 0)),
  );
}

const EXPECTED: readonly Line[] = [
  ["pre", "page", ""],
  ["preItem", "page", "page 0"],
  ["pre", "line", "page 0"],
  ["preItem", "line", "page 0 > line 0"],
  ["pre", "length", "page 0 > line 0"],
  ["post", "length", "page 0 > line 0", true, 1],
  ["postItem", "page 0 > line 0", true, ""],
  ["preItem", "line", "page 0 > line 1"],
  ["pre", "length", "page 0 > line 1"],
  ["post", "length", "page 0 > line 1", true, 2],
  ["postItem", "page 0 > line 1", true, ""],
  ["post", "line", "page 0", true, undefined],
  ["expand", "line", 2],
  ["pre", "pageLength", "page 0"],
  ["post", "pageLength", "page 0", true, 3],
  ["postItem", "page 0", true, ""],
  ["post", "page", "", true, undefined],
  ["expand", "page", 1],
  ["pre", "bookLength", ""],
  ["post", "bookLength", "", true, 3],
];

const sorted = (lines: readonly Line[]): readonly string[] => lines.map((line) => JSON.stringify(line)).sort();

describe.each(["arrays", "generators", "async generators"] as const)("%s", (kind) => {
  it("tells of each item once, in the order in which it is computed", async () => {
    const lines: Line[] = [];
    const flow = build({ modules: [toPages(kind)], adapters: [toRecorder(lines)] });
    expect(await flow.execute(["bookLength"], { inputs: { book: "a/bb" } })).toEqual({ bookLength: 3 });
    if (kind === "async generators") expect(sorted(lines)).toEqual(sorted(EXPECTED));
    else expect(lines).toEqual(EXPECTED);
  });

  it("waits for hooks that return promises", async () => {
    const lines: Line[] = [];
    const wait = async (line: Line): Promise<void> => {
      await Promise.resolve();
      lines.push(line);
    };
    const slow = toRecorder(lines, {
      preItemExecute: ({ fanOut, items }) => wait(["preItem", fanOut.name, indexes(items)]),
      postItemExecute: ({ items, success }) => wait(["postItem", indexes(items), success, ""]),
      postExpand: ({ node, count }) => wait(["expand", node.name, count]),
    });
    const flow = build({ modules: [toPages(kind)], adapters: [slow] });
    expect(await flow.execute(["bookLength"], { inputs: { book: "a/bb" } })).toEqual({ bookLength: 3 });
    expect(sorted(lines)).toEqual(sorted(EXPECTED));
    expect(lines.findIndex(([hook]) => hook === "preItem")).toBeLessThan(
      lines.findIndex(([, node]) => node === "length"),
    );
  });

  it("tells of items that fail and are left out", async () => {
    const lines: Line[] = [];
    const flow = build({ modules: [toPages(kind, "bb")], adapters: [toRecorder(lines)] });
    const told: unknown[] = [];
    const options = { inputs: { book: "a/bb/ccc" }, onItemError: (error: unknown) => void told.push(error) };
    expect(await flow.execute(["bookLength"], options)).toEqual({ bookLength: 4 });
    expect(told).toHaveLength(1);
    expect(lines).toContainEqual(["post", "length", "page 0 > line 1", false, "RangeError: no bb"]);
    expect(lines).toContainEqual(["postItem", "page 0 > line 1", false, "ICO8001"]);
    expect(lines).toContainEqual(["postItem", "page 0", true, ""]);
  });

  it("ends everything that has begun when the run fails", async () => {
    const lines: Line[] = [];
    const flow = build({ modules: [toPages(kind, "bb")], adapters: [toRecorder(lines)] });
    expect((await catchError(() => flow.execute(["bookLength"], { inputs: { book: "a/bb|c" } }))).code).toBe("ICO8001");
    const count = (hook: string): number => lines.filter(([name]) => name === hook).length;
    expect(count("post")).toBe(count("pre"));
    expect(count("postItem")).toBe(count("preItem"));
  });
});

it("computes the same synchronously", () => {
  const lines: Line[] = [];
  const flow = build({ modules: [toPages("generators")], adapters: [toRecorder(lines)] });
  expect(flow.executeSync(["bookLength"], { inputs: { book: "a/bb" } })).toEqual({ bookLength: 3 });
  expect(lines).toEqual(EXPECTED);
});

it.each(["preItemExecute", "postItemExecute", "postExpand", "preNodeExecute", "postNodeExecute"] as const)(
  "a run that cannot wait for `%s` says so",
  async (hook) => {
    const plain = { [hook]: () => Promise.resolve() };
    const flow = build({ modules: [toPages("arrays")], adapters: [plain] });
    const error = await catchError(() => flow.executeSync(["bookLength"], { inputs: { book: "a" } }));
    expect(error.code).toBe("ICO8012");
    expect(error.message).toContain(`The hook \`${hook}\` of the 1st adapter returned a promise`);
  },
);

it.each(["preItemExecute", "postItemExecute", "postExpand"] as const)(
  "a failing `%s` ends the run, even if failed items are left out",
  async (hook) => {
    const broken = {
      name: "broken",
      [hook]: () => {
        throw new Error("no disk");
      },
    };
    for (const kind of ["arrays", "async generators"] as const) {
      const flow = build({ modules: [toPages(kind)], adapters: [broken] });
      const options = { inputs: { book: "a/b|c" }, onItemError: () => {} };
      const error = await catchError(() => flow.execute(["bookLength"], options));
      expect(error.code).toBe("ICO8011");
      expect(error.cause).toEqual(new Error("no disk"));
    }
  },
);

it("ends the source of a fan-out within an item before the item itself", async () => {
  const lines: Line[] = [];
  const module = makeModule(
    "src/pages.ts",
    define("page", ["book"], (book: string) => book.split("|"), { fansOut: true }),
    define("line", ["page"], (page: string) => page.split("/"), { fansOut: true }),
    define("index", ["page"], () => {
      throw new RangeError("no index");
    }),
    define("entry", ["line", "index"], (line: string) => line),
    define("entries", ["entry*"], (entries: readonly string[]) => entries.length),
    define("all", ["entries*"], (entries: readonly number[]) => entries.length),
  );
  const flow = build({ modules: [module], adapters: [toRecorder(lines)] });
  const options = { inputs: { book: "a" }, onItemError: () => {} };
  expect(await flow.execute(["all"], options)).toEqual({ all: 0 });
  const post = lines.findIndex(([hook, node]) => hook === "post" && node === "line");
  expect(post).toBeGreaterThan(0);
  expect(post).toBeLessThan(lines.findIndex(([hook]) => hook === "postItem"));
});

describe("fan-outs whose items are gone through twice", () => {
  const module = makeModule(
    "src/twice.ts",
    define("one", [], () => [0, 1, 2, 3], { fansOut: true }),
    define("other", [], () => [5, 6], { fansOut: true }),
    define("early", ["one"], (one: number) => {
      if (one === 1) throw new RangeError("early");
      return one;
    }),
    define("half", ["other"], (other: number) => other / 2),
    define("otherSum", ["half", "early*"], (half: number, all: readonly number[]) => half + all.length),
    define("late", ["early", "half*"], (early: number, all: readonly number[]) => {
      if (early === 2) throw new RangeError("late");
      return early + all.length;
    }),
    define("lates", ["late*", "otherSum*"], (lates: readonly number[], sums: readonly number[]) => [lates, sums]),
  );

  it("have their hooks once per item, with its own index, also after some have been left out", async () => {
    const lines: Line[] = [];
    const told: string[] = [];
    const flow = build({ modules: [module], adapters: [toRecorder(lines)] });
    const onItemError = (error: Error): void => void told.push(error.message);
    expect(await flow.execute(["lates"], { onItemError })).toEqual({
      lates: [
        [2, 5],
        [5.5, 6],
      ],
    });
    expect(told.map((message) => /failed for.*/.exec(message)?.[0])).toEqual([
      "failed for item 1 of `one`: early",
      "failed for item 2 of `one`: late",
    ]);
    const items = lines.filter(([hook, text]) => String(hook).endsWith("Item") && !String(text).includes("other"));
    expect(items).toEqual([
      ["preItem", "one", "one 0"],
      ["preItem", "one", "one 1"],
      ["postItem", "one 1", false, "ICO8001"],
      ["preItem", "one", "one 2"],
      ["preItem", "one", "one 3"],
      ["postItem", "one 0", true, ""],
      ["postItem", "one 2", false, "ICO8001"],
      ["postItem", "one 3", true, ""],
    ]);
  });

  it("name the right item without adapters too", async () => {
    const told: string[] = [];
    const flow = build(module);
    await flow.execute(["lates"], { onItemError: (error: Error) => void told.push(error.message) });
    expect(told[1]).toContain("failed for item 2 of `one`: late");
  });
});
