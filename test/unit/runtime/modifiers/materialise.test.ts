/** Data that loaders bring into a dataflow, and savers out of it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataflow } from "@icosian/runtime";
import { afterAll, describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { loadModules, namesOf, run } from "./build.ts";
import { buildWithFiles, FILES, tagsOf } from "./files.ts";

const folder = mkdtempSync(join(tmpdir(), "icosian-materialise-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("loadFrom", () => {
  it("feeds a parameter from a file", async () => {
    const path = join(folder, "spend.json");
    writeFileSync(path, "[1,2]");
    const { flow } = await buildWithFiles(
      `export const total = node(
         loadFrom(json, { path: source("spendPath") }, { parameter: "spend" }),
         (spend: number[], factor: number): number => factor * (spend[0]! + spend[1]!));`,
    );
    expect([...namesOf(flow)].sort()).toEqual([
      "factor",
      "spendPath",
      "total",
      "total.loadData.spend",
      "total.selectData.spend",
    ]);
    const inputs = { spendPath: path, factor: 10 };
    expect(await run(flow, ["total", "total.loadData.spend", "total.selectData.spend"], inputs)).toEqual({
      total: 30,
      "total.loadData.spend": [[1, 2], { path, bytes: 5, node: "total.loadData.spend" }],
      "total.selectData.spend": [1, 2],
    });
    expect(tagsOf(flow, "icosian.dataLoader")).toEqual({
      "total.loadData.spend": "json",
      "total.selectData.spend": "json",
    });
    const names: readonly string[] = ["total"];
    const overrides = { "total.selectData.spend": [3, 4] };
    expect(await flow.execute(names, { inputs: { factor: 1 }, overrides })).toEqual({ total: 7 });
  });

  it("feeds the loader's options from constants, nodes, config and groups", async () => {
    const { flow } = await buildWithFiles(
      `export const one = (): number => 1;
       export const f = node(
         loadFrom(plain, { a: value("x"), b: source("one"), c: configuration("k"), d: group([source("one"), value(2)]) }),
         (all: any): any => all);
       export const g = node(loadFrom(plain), async ({ all }: { all: any }): Promise<any> => all);`,
      { k: 9 },
    );
    expect(await run(flow, ["f", "g"])).toEqual({ f: { a: "x", b: 1, c: 9, d: [1, 2] }, g: {} });
  });

  it("runs without promises where nothing is promised", async () => {
    const { flow } = await buildWithFiles(
      `export const f = node(loadFrom(plain, { a: source("x") }), ({ all }: { all: any }): any => all.a);
       export const g = node(loadFrom(json, { path: source("x") }), (all: any): any => all);`,
    );
    expect(flow.executeSync(["f"] as never, { inputs: { x: 1 } })).toEqual({ f: 1 });
    const error = await catchError(() => flow.executeSync(["g"] as never, { inputs: { x: "" } }));
    expect(codesOf(error)).toEqual(["ICO8003"]);
  });

  it("loads once for all nodes above a parameterize, and for each below", async () => {
    const PARAMETERIZE = `parameterize({ a: { b: value(1) }, c: { b: value(2) } })`;
    const FUNCTION = `(all: any, b: number): any => b`;
    const above = await buildWithFiles(
      `export const f = node(loadFrom(plain, {}, { parameter: "all" }), ${PARAMETERIZE}, ${FUNCTION});`,
    );
    expect([...namesOf(above.flow)].sort()).toEqual(["a", "c", "f.loadData.all", "f.selectData.all"]);
    expect(await run(above.flow, ["a", "c"])).toEqual({ a: 1, c: 2 });
    expect(above.calls).toEqual(["load"]);
    const below = await buildWithFiles(
      `export const f = node(${PARAMETERIZE}, loadFrom(plain, {}, { parameter: "all" }), ${FUNCTION});`,
    );
    expect(namesOf(below.flow)).toContain("c.selectData.all");
    await run(below.flow, ["a", "c"]);
    expect(below.calls).toEqual(["load", "load"]);
  });

  it("stands several times, and beside inject; what is left is the one that is meant", async () => {
    const { flow } = await buildWithFiles(
      `export const f = node(
         loadFrom(plain, { n: value(2) }), loadFrom(plain, { n: value(1) }, { parameter: "b" }), inject({ c: value(3) }),
         (a: any, b: any, c: number): any => [a.n, b.n, c]);`,
    );
    expect(await run(flow, ["f"])).toEqual({ f: [2, 1, 3] });
  });

  it("is a decorator, and is found in what subdags run", async () => {
    const modules = await loadModules(
      `${FILES}
       export class Totals {
         @saveTo(plain, { to: value("out") })
         @loadFrom(plain, { n: source("count") })
         static total(all: any): number { return all.n; }
       }`,
      `export const outer = node(subdag([previous]), (total: number): number => -total);`,
    );
    const flow = dataflow({ modules: modules.slice(1) });
    expect(await run(flow, ["outer", "outer.total.save", "outer.total.selectData.all"], { count: 5 })).toEqual({
      outer: -5,
      "outer.total.save": { data: 5, to: "out" },
      "outer.total.selectData.all": { n: 5 },
    });
  });

  it("names the node whose loader gives no data and metadata, or throws", async () => {
    const { flow } = await buildWithFiles(
      `export const f = node(loadFrom(wrong, { gives: source("given") }), (all: any): any => all);
       export const g = node(loadFrom(json, { path: value("/no/such/file") }), (all: any): any => all);`,
    );
    for (const [given, found] of [
      [3, "3"],
      [Promise.resolve([1]), "a list of 1"],
    ] as const) {
      const error = await catchError(() => run(flow, ["f"], { given }));
      expect(codesOf(error)).toEqual(["ICO8006"]);
      expect(error.message).toContain(`What loads the data of \`f\` (loading \`all\`) gave ${found},`);
    }
    const error = await catchError(() => run(flow, ["g"]));
    expect(codesOf(error)).toEqual(["ICO8001"]);
    expect(error.message).toContain("`g` (loading `all`)");
    expect(error.cause).toMatchObject({ code: "ENOENT" });
  });
});

describe("saveTo", () => {
  it("saves only when it is asked to, and leaves the node as it is", async () => {
    const path = join(folder, "report.json");
    const { flow } = await buildWithFiles(
      `export const report = node(
         saveTo(json, { path: source("reportPath"), indent: configuration("indent") }),
         async (x: number): Promise<{ x: number }> => ({ x }));
       export const next = (report: { x: number }): number => report.x + 1;`,
      { indent: 1 },
    );
    expect([...namesOf(flow)].sort()).toEqual(["indent", "next", "report", "report.save", "reportPath", "x"]);
    expect(await run(flow, ["next"], { x: 1 })).toEqual({ next: 2 });
    expect(() => readFileSync(path)).toThrow("ENOENT");
    expect(await run(flow, ["report.save", "report"], { x: 1, reportPath: path })).toEqual({
      "report.save": { path, bytes: 11 },
      report: { x: 1 },
    });
    expect(readFileSync(path, "utf8")).toBe('{\n "x": 1\n}');
    expect(tagsOf(flow, "icosian.dataSaver")).toEqual({ "report.save": "json" });
  });

  it("has the name, and saves the nodes, that it is told", async () => {
    const { flow } = await buildWithFiles(
      `export const stats = node(
         saveTo(plain, {}, { target: "all" }), saveTo(plain, {}, { target: ["stats", "mean"] }), saveTo(plain), saveTo(plain, {}, { target: "stats", name: "whole" }),
         extractFields("mean", "max"), (x: number): any => ({ mean: x, max: 2 * x }));`,
    );
    expect([...namesOf(flow)].sort()).toEqual([
      "max",
      "max.save",
      "max.save.save",
      "max.save_1",
      "mean",
      "mean.save",
      "mean.save.save",
      "mean.save_1",
      "mean.save_1.save",
      "mean.save_2",
      "stats",
      "stats.save",
      "stats.save.save",
      "stats.save_1",
      "whole",
      "whole.save",
      "x",
    ]);
    expect(await run(flow, ["whole", "max.save"], { x: 1 })).toEqual({
      whole: { data: { mean: 1, max: 2 } },
      "max.save": { data: 2 },
    });
  });

  it("saves what the node gives in the end, and nothing that failed a check", async () => {
    const { flow, calls } = await buildWithFiles(
      `export const f = node(
         checkOutput({ range: [0, 10], importance: "fail" }), saveTo(plain), saveTo(plain, {}, { target: "f.raw", name: "raw" }),
         pipeOutput(step((x: number) => 2 * x)), (x: number): number => x);
       export const g = node(pipeOutput(step((x: number) => 2 * x)), saveTo(plain), (x: number): number => x);`,
    );
    expect(await run(flow, ["f.save", "raw", "g.save"], { x: 2 })).toEqual({
      "f.save": { data: 4 },
      raw: { data: 2 },
      "g.save": { data: 4 },
    });
    const before = calls.length;
    expect(codesOf(await catchError(() => run(flow, ["f.save"], { x: 6 })))).toEqual(["ICO8005"]);
    expect(calls).toHaveLength(before);
  });

  it("saves each node of a parameterize", async () => {
    const { flow } = await buildWithFiles(
      `export const f = node(parameterize({ a: { x: value(1) }, b: { x: value(2) } }), saveTo(plain, { of: source("f") }), (x: number): number => x);
       export const g = node(saveTo(plain), parameterize({ c: { x: value(3) } }), (x: number): number => x);`,
    );
    expect(await run(flow, ["a.save", "b.save", "c.save"])).toEqual({
      "a.save": { data: 1, of: 1 },
      "b.save": { data: 2, of: 2 },
      "c.save": { data: 3 },
    });
  });

  it("names the node whose saver gives no metadata", async () => {
    const { flow } = await buildWithFiles(
      `export const f = node(saveTo(wrong, { gives: source("given") }, { name: "saved" }), (): number => 1);`,
    );
    for (const given of [undefined, Promise.resolve("done")]) {
      const error = await catchError(() => run(flow, ["saved"], { given }));
      expect(codesOf(error)).toEqual(["ICO8007"]);
      expect(error.message).toContain("`saved` saves data and gave ");
    }
  });
});
