/** Functions that load or save data, and what they tell about it. */
import { dataflow } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { build, loadModules, namesOf, run } from "./build.ts";
import { buildWithFiles, tagsOf } from "./files.ts";

describe("dataLoader", () => {
  it.each([
    ["at once", (value: string): string => `: [number[], { rows: number }] => ${value}`],
    ["promised", (value: string): string => `: Promise<[number[], { rows: number }]> => Promise.resolve(${value})`],
  ])("gives data, metadata and both, and calls the function once: %s", async (_, body) => {
    const { flow, calls } = await buildWithFiles(
      `export const rows = node(dataLoader(), (n: number)${body("($calls.push('rows'), [[n, n], { rows: 2 }])")});
       export const sum = (rows: number[]): number => rows[0]! + rows[1]!;`,
    );
    expect([...namesOf(flow)].sort()).toEqual(["n", "rows", "rows.loader", "rows.metadata", "sum"]);
    expect(await run(flow, ["sum", "rows", "rows.metadata", "rows.loader"], { n: 2 })).toEqual({
      sum: 4,
      rows: [2, 2],
      "rows.metadata": { rows: 2 },
      "rows.loader": [[2, 2], { rows: 2 }],
    });
    expect(calls).toEqual(["rows"]);
  });

  it("tells lineage what loads, and of which types it is", async () => {
    const flow = await build(
      `/** All rows. */
       export const rows = node(dataLoader(), tag({ owner: "us" }), (): readonly [number[], object] => [[], {}]);`,
    );
    expect(tagsOf(flow, "icosian.dataLoader")).toEqual({
      rows: "rows",
      "rows.loader": "rows",
      "rows.metadata": "rows",
    });
    expect(tagsOf(flow, "icosian.dataLoader.gives")).toEqual({
      rows: "data",
      "rows.loader": "both",
      "rows.metadata": "metadata",
    });
    expect(tagsOf(flow, "owner")).toMatchObject({ rows: "us" });
    expect(flow.listAvailableVariables().map(({ name, type, documentation }) => [name, type, documentation])).toEqual([
      ["rows.loader", "readonly [number[], object]", "All rows."],
      ["rows", "(readonly [number[], object])[0]", "All rows."],
      ["rows.metadata", "(readonly [number[], object])[1]", "All rows."],
    ]);
  });

  it("composes: fields of the data, checks, one loader a node", async () => {
    const flow = await build(
      `export const page = node(
         extractFields(), checkOutput({ allowNull: false, importance: "fail" }), dataLoader(),
         parameterize({ a: { x: value(1) }, b: { x: source("other") } }),
         async (x: number): Promise<[data: { head: number }, metadata: { x: number }]> => [{ head: x }, { x }]);`,
    );
    expect(await run(flow, ["a.head", "a.metadata", "b.head", "b", "b.loader"], { other: 2 })).toEqual({
      "a.head": 1,
      "a.metadata": { x: 1 },
      "b.head": 2,
      b: { head: 2 },
      "b.loader": [{ head: 2 }, { x: 2 }],
    });
    const outside = await build(
      `export const page = node(parameterize({ a: { x: value(1) } }), dataLoader(), (x: number): [number, object] => [x, {}]);`,
    );
    expect([...namesOf(outside)].sort()).toEqual(["a", "a.loader", "a.metadata"]);
  });

  it("lets the function stand for its data", async () => {
    const [module] = await loadModules(`export const rows = node(dataLoader(), (): [number, object] => [7, {}]);`);
    const { rows } = module as { readonly rows: () => number };
    expect(await dataflow({ modules: [module as object] }).execute([rows])).toEqual({ rows: 7 });
  });

  it.each([
    ["7", "gave 7,"],
    ["null", "gave null,"],
    ["[1]", "gave a list of 1,"],
    ["[1, {}, {}]", "gave a list of 3,"],
    ["[1, 'x']", 'gave "x" for metadata,'],
    ["[1, []]", "gave an array for metadata,"],
    ["Promise.resolve({ data: 1 })", "gave an object,"],
  ])("refuses a function that gives %s", async (given, found) => {
    const flow = await build(`export const rows = node(dataLoader(), (): any => ${given});`);
    for (const output of ["rows", "rows.metadata"]) {
      const error = await catchError(() => run(flow, [output]));
      expect(codesOf(error)).toEqual(["ICO8006"]);
      expect(error.message).toContain(
        `What loads the data of \`rows\`${output === "rows" ? "" : " (its metadata)"} ${found}`,
      );
    }
  });
});

describe("dataSaver", () => {
  it.each(["", "async "])("gives the metadata, and is known as a saver: %s", async (async) => {
    const type = async === "" ? "{ bytes: number }" : "Promise<{ bytes: number }>";
    const flow = await build(
      `export const saved = node(dataSaver(), does(_save), ${async}(x: number): ${type} => { throw new Error(); });
       function _save(x: number): any { const told = { bytes: x }; return ${async === "" ? "told" : "Promise.resolve(told)"}; }`,
    );
    expect(await run(flow, ["saved"], { x: 3 })).toEqual({ saved: { bytes: 3 } });
    expect(tagsOf(flow, "icosian.dataSaver")).toEqual({ saved: "saved" });
  });

  it.each([
    ["undefined", "undefined"],
    ["3", "3"],
    ["[3]", "an array"],
    ["Promise.resolve()", "undefined"],
  ])("refuses a function that gives %s", async (given, found) => {
    const flow = await build(`export const saved = node(dataSaver(), ({ x }: { x: number }): any => ${given});`);
    const error = await catchError(() => run(flow, ["saved"], { x: 1 }));
    expect(codesOf(error)).toEqual(["ICO8007"]);
    expect(error.message).toContain(`\`saved\` saves data and gave ${found},`);
  });
});
