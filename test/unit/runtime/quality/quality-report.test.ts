/** `qualityReport` as data, text and HTML: of runs that succeed, fail and fan out, and with hostile names. */
import { dataflow } from "@icosian/runtime";
import { qualityReport, type QualityReport } from "@icosian/runtime/data";
import { describe, expect, it } from "vitest";
import { loadModules, run } from "../modifiers/build.ts";

const SOURCE = `
export const weeks = node(
  checkOutput({ columns: { spend: { range: [0, 100] }, id: { allowNaN: false } }, rows: [1, 9] }),
  (given: any): any => given,
);
export const strict = node(checkOutput({ range: [0, 1], importance: "fail" }), (x: number): number => x);
export const own = node(checkOutputCustom({ name: "odd", validate: (x: number): boolean => x % 2 === 1 }), (x: number): number => x);
export const broken = node(
  checkOutputCustom({ name: "broken", validate: (): boolean => { throw new Error("no disk"); } }), (x: number): number => x);
export function items(count: number): Parallelizable<number> { return Array.from({ length: count }, (_, at) => at); }
export const item = node(checkOutput({ range: [0, 2] }), (items: number): number => items);
export function total(item: Collect<number>): number { let sum = 0; for (const each of item) sum += each; return sum; }
`;

const TYPES = `import type { Collect, Parallelizable } from "@icosian/runtime";`;

async function start(): Promise<{
  quality: QualityReport;
  ask: (outputs: string[], inputs: object) => Promise<unknown>;
}> {
  const modules = await loadModules(`${TYPES}\n${SOURCE}`);
  const quality = qualityReport();
  const flow = dataflow({ modules, adapters: [quality] });
  // A cast, because nothing is known of the modules' types.
  return { quality, ask: (outputs, inputs) => run(flow, outputs, inputs as never) };
}

describe("qualityReport", () => {
  it("has one line per check, and per column of a table", async () => {
    const { quality, ask } = await start();
    await ask(["weeks", "own"], { given: { spend: [1, 200, 300], id: [1, 2, 3] }, x: 3 });
    const { results, ...totals } = quality.toData();
    expect(totals).toMatchObject({ passes: false, passed: 3, warned: 1, failed: 0 });
    expect(results.map(({ node, column, check, passes }) => [node, column, check, passes])).toEqual([
      ["weeks", "spend", "range", false],
      ["weeks", "id", "allowNaN", true],
      ["weeks", null, "rows", true],
      ["own", null, "odd", true],
    ]);
    expect(results[0]).toEqual({
      node: "weeks",
      column: "spend",
      check: "range",
      importance: "warn",
      passes: false,
      message: "2 of 3 values are outside [0, 100], the first is 200 at index 1",
      diagnostics: { count: 2, total: 3, first: 200, at: 1 },
      values: 1,
      failedValues: 1,
    });
    expect(quality.toText().split("\n").slice(0, 2)).toEqual([
      "Data quality: 4 checks, 3 passed, 1 with warnings, 0 failed.",
      "warning  weeks.spend  range     2 of 3 values are outside [0, 100], the first is 200 at index 1",
    ]);
  });

  it("has a report of a run that has failed, and of a check that could not be made", async () => {
    const { quality, ask } = await start();
    await expect(ask(["strict"], { x: 5 })).rejects.toThrow("the value 5 is outside [0, 1]");
    expect(quality.toData()).toMatchObject({
      passes: false,
      failed: 1,
      results: [{ node: "strict", importance: "fail" }],
    });
    await expect(ask(["broken"], { x: 5 })).rejects.toThrow("no disk");
    expect(quality.toData().results).toMatchObject([
      { node: "broken", check: "broken", passes: false, message: "the check itself has failed: no disk" },
    ]);
  });

  it("has one line for all items of a fan-out, with the first failure", async () => {
    const { quality, ask } = await start();
    await ask(["total"], { count: 5 });
    expect(quality.toData().results).toMatchObject([
      { node: "item", check: "range", passes: false, values: 5, failedValues: 2 },
    ]);
    expect(quality.toText()).toContain("2 of 5 items do not pass: the value 3 is outside [0, 2]");
    await ask(["total"], { count: 3 });
    expect(quality.toText()).toContain("all 3 items pass");
  });

  it("is empty before the first run, and of a run without checks", async () => {
    const { quality, ask } = await start();
    expect(quality.toData()).toEqual({ runId: null, passes: true, passed: 0, warned: 0, failed: 0, results: [] });
    expect(quality.toText()).toBe("Data quality: nothing was checked.");
    expect(quality.toHtml()).toContain("nothing was checked");
    await ask(["items"], { count: 1 });
    expect(quality.toData()).toMatchObject({ results: [], passes: true });
  });

  it("keeps the latest 20 runs, and says so of others", async () => {
    const { quality, ask } = await start();
    await ask(["own"], { x: 1 });
    const first = quality.toData().runId!;
    for (let count = 0; count < 19; count++) await ask(["own"], { x: 2 });
    expect(quality.toData(first).passes).toBe(true);
    expect(quality.toData().passes).toBe(false);
    await ask(["own"], { x: 2 });
    expect(() => quality.toData(first)).toThrow("the latest 20 runs are kept");
    expect(() => quality.toHtml("nope")).toThrow('There are no results of the run "nope"');
  });
});

describe("with hostile names", () => {
  const HOSTILE = `</td><script>alert("1")</script><img src=x onerror='alert(2)'>&lt;\u001b[31m\n`;

  it("escapes everything in HTML, and writes one line per check in text", async () => {
    const modules = await loadModules(`export const weeks = node(
      checkOutput({ columns: { [${JSON.stringify(HOSTILE)}]: { contains: ${JSON.stringify(HOSTILE)} } } }),
      checkOutputCustom({ name: ${JSON.stringify(HOSTILE)}, validate: () => ({ passes: false, message: ${JSON.stringify(HOSTILE)}, diagnostics: { [${JSON.stringify(HOSTILE)}]: ${JSON.stringify(HOSTILE)} } }) }),
      (given: any): any => given);`);
    const quality = qualityReport();
    await run(dataflow({ modules, adapters: [quality] }), ["weeks"], { given: { [HOSTILE]: [HOSTILE, "x"] } });
    const html = quality.toHtml();
    const tags = new Set(Array.from(html.matchAll(/<\/?(\w+)([^>]*)>/g), ([, tag]) => tag));
    expect(tags).toEqual(new Set("html head meta title style body h1 p table thead tr th tbody td span".split(" ")));
    // Quotes in data are escaped, so that all attributes are the page's own.
    expect(html.replaceAll(/ (lang|charset|name|content|http-equiv|class)="[^"]*"/g, "")).not.toMatch(/["']\w|=["']/);
    expect(html.match(/<tr class="warning">/g)).toHaveLength(2);
    const text = quality.toText();
    expect(text).not.toContain("\u001b");
    expect(text.split("\n")).toHaveLength(3);
    expect(quality.toData().results.map(({ column, check }) => [column, check])).toEqual([
      [null, HOSTILE],
      [HOSTILE, "contains"],
    ]);
  });
});
