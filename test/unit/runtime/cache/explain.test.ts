/** A cache explains why it computed a node: first time, which code, which argument, which input, and everything else. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import { cache, memory, type Cache, type CacheOptions } from "@icosian/runtime/cache";
import { describe, expect, it } from "vitest";
import { loadModules } from "../modifiers/build.ts";

const SOURCE = `
  const clean = (text: string): string => text.trim();
  export const words = (text: string): readonly string[] => clean(text).split(" ");
  export const count = node(inject({ least: value(1) }), (words: readonly string[], least: number): number =>
    words.filter((word) => word.length >= least).length);
  export const broken = (count: number): number => { if (count > 3) throw new Error("too many"); return count; };`;

/** Runs in new dataflows over one store, as programs do that are edited and started again. */
function over(
  options: CacheOptions = {},
): (source: string, outputs: readonly string[], inputs: Readonly<Record<string, unknown>>) => Promise<Cache> {
  const store = memory();
  return async (source, outputs, inputs) => {
    const adapter = cache({ store, ...options });
    const flow: Dataflow<never> = dataflow({
      modules: await loadModules(source),
      adapters: [adapter, { onWarning: () => {} }],
    });
    await flow.execute(outputs, { inputs }).catch(() => {});
    return adapter;
  };
}

function explain(adapter: Cache, node: string): { readonly outcome: string; readonly text: string } {
  const { text, outcome } = adapter.explain(adapter.lastRunId!, node);
  return { text, outcome };
}

it("says that it was the first time, and that it was served", async () => {
  const run = over();
  expect(explain(await run(SOURCE, ["count"], { text: "a b" }), "count").text).toBe(
    "`count` was computed for the first time.",
  );
  const served = (await run(SOURCE, ["count"], { text: "a b" })).explain.bind(null);
  expect(served).toBeTypeOf("function");
  expect(explain(await run(SOURCE, ["count"], { text: "a b" }), "count")).toEqual({
    outcome: "cached",
    text: "`count` was served from the cache.",
  });
});

describe("names what has changed", () => {
  it.each([
    [
      "a helper",
      SOURCE.replace("text.trim()", "text.trimStart()"),
      "words",
      "`words` was computed because `clean` in ",
    ],
    ["the function", SOURCE.replace('split(" ")', "split(/ /)"), "words", "`words` was computed because `words` in "],
    ["an argument", SOURCE.replace("value(1)", "value(2)"), "count", "the arguments of `inject` have changed"],
  ])("%s", async (_, edited, node, text) => {
    const run = over();
    await run(SOURCE, ["count"], { text: "a b" });
    const adapter = await run(edited, ["count"], { text: "a b" });
    const found = adapter.explain(adapter.lastRunId!, node);
    expect(found.text).toContain(text);
    expect(found.reason).toBe("changed");
    expect(found.changes).toHaveLength(1);
  });

  it("an input, and a value that another node gives", async () => {
    const run = over();
    await run(SOURCE, ["count"], { text: "a b" });
    const adapter = await run(SOURCE, ["count"], { text: "a b c" });
    expect(explain(adapter, "words").text).toBe("`words` was computed because `text` has another value.");
    expect(explain(adapter, "count").text).toBe(
      "`count` was computed because `words` has another value: `text` has another value.",
    );
  });

  it("what a changed input comes from", async () => {
    const run = over();
    await run(SOURCE, ["count"], { text: "a b " });
    const adapter = await run(SOURCE.replace("text.trim()", "text.trimStart()"), ["count"], { text: "a b " });
    const { text, changes, origins } = adapter.explain(adapter.lastRunId!, "count");
    expect(text).toMatch(
      /^`count` was computed because `words` has another value: `clean` in module\d+\.ts has changed\.$/,
    );
    expect(changes).toEqual([{ kind: "input", name: "words", location: null }]);
    expect(origins).toMatchObject([{ kind: "declaration", name: "clean" }]);
    const other = await run(SOURCE, ["count"], { text: "a b c" });
    expect(explain(other, "count").text).toMatch(/: `clean` in \S+ has changed and `text` has another value\.$/);
  });

  it("also if another run has computed the input meanwhile, as one that was killed", async () => {
    const run = over();
    const edited = SOURCE.replace("text.trim()", "text.trimStart()");
    await run(SOURCE, ["count"], { text: "a b " });
    await run(edited, ["words"], { text: "a b " });
    const adapter = await run(edited, ["count"], { text: "a b " });
    expect(adapter.explain(adapter.lastRunId!, "words").outcome).toBe("cached");
    expect(explain(adapter, "count").text).toMatch(/has another value: `clean` in module\d+\.ts has changed\.$/);
  });

  it("nothing for a comment, because nothing runs", async () => {
    const run = over();
    await run(SOURCE, ["count"], { text: "a b" });
    expect(explain(await run(`// why\n${SOURCE}`, ["count"], { text: "a b" }), "words").outcome).toBe("cached");
  });
});

it("says that a node failed the last time, and what a run did not need", async () => {
  const run = over();
  const inputs = { text: "a b c d" };
  await run(SOURCE, ["broken"], inputs);
  const adapter = await run(SOURCE, ["broken"], inputs);
  expect(explain(adapter, "broken")).toEqual({
    outcome: "failed",
    text: "`broken` failed. It was computed because it failed the last time.",
  });
  expect(explain(await run(SOURCE, ["words"], inputs), "broken")).toEqual({
    outcome: "absent",
    text: "The cache was not asked about `broken` in this run. It knows `words`.",
  });
});

it.each([
  [{ recompute: ["words"] }, "because the cache is told to recompute it."],
  [{ disable: ["words"] }, "because the cache is disabled for it."],
  [{ ignore: ["words"] }, "because the cache ignores it."],
])("says what it was told: %j", async (options, text) => {
  const adapter = await over(options)(SOURCE, ["words"], { text: "a" });
  expect(explain(adapter, "words").text).toContain(text);
});

it("refuses runs that it does not know", () => {
  const adapter = cache({ store: memory() });
  expect(() => adapter.explain("nonsense", "words")).toThrow(`The cache has no log of a run "nonsense".`);
});
