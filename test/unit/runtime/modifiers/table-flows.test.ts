/** `extractColumns` and `checkOutput` in dataflows, on tables of libraries, with the errors that users see. */
import { DuckDBInstance } from "@duckdb/node-api";
import * as flechette from "@uwdata/flechette";
import * as apache from "apache-arrow";
import polars from "nodejs-polars";
import { expect, it } from "vitest";
import { build, namesOf, run } from "./build.ts";

const COLUMNS = { id: [1, 2, 3], spend: [10.5, 2000, 3000] };

const TABLES: ReadonlyMap<string, () => unknown> = new Map<string, () => unknown>([
  ["a record of columns", () => COLUMNS],
  ["a list of rows", () => COLUMNS.id.map((id, at) => ({ id, spend: COLUMNS.spend[at] }))],
  ["an Arrow table", () => flechette.tableFromArrays(COLUMNS)],
  ["a table of apache-arrow", () => apache.tableFromArrays(COLUMNS)],
  ["a polars data frame", () => polars.DataFrame(COLUMNS)],
  [
    "a result of DuckDB",
    async () => {
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      return connection.run("select * from (values (1, 10.5), (2, 2000), (3, 3000)) rows(id, spend)");
    },
  ],
]);

const FLOW = `
export const weeks = node(extractColumns("id", "spend"), (given: any): any => given);
export const checked = node(
  checkOutput({ columns: { id: { range: [1, 2] }, spend: { range: [0, 1000], allowNaN: false } }, rows: [5, 9], importance: "fail" }),
  (given: any): any => given,
);
`;

it.each([...TABLES])("%s gives its columns and is checked", async (_, makeTable) => {
  const flow = await build(FLOW);
  const given = await makeTable();
  const { id, spend } = await run(flow, ["id", "spend"], { given });
  expect([...(id as Iterable<unknown>)].map(Number)).toEqual(COLUMNS.id);
  expect([...(spend as Iterable<unknown>)]).toEqual(COLUMNS.spend);
  const error = await run(flow, ["checked"], { given }).catch((thrown: unknown) => thrown);
  const { message } = error as Error;
  expect(message).toContain("range of `id`: 1 of 3 values are outside [1, 2], the first is 3 at index 2");
  expect(message).toContain("range of `spend`: 2 of 3 values are outside [0, 1000], the first is 2000 at index 1");
  expect(message).toContain("rows: there are 3 rows, and may be from 5 to 9");
  expect(message).not.toContain("allowNaN");
});

it.each([
  ["an Arrow table", "an Arrow table with `id` and `spend`"],
  ["a polars data frame", "a polars data frame with `id` and `spend`"],
  ["a result of DuckDB", "a result of DuckDB with `id` and `spend`"],
])("%s without a column is described", async (kind, words) => {
  const flow = await build(`export const weeks = node(extractColumns("visits"), (given: any): any => given);
    export const filled = node(extractColumns("numRows", { fill: 0 }), (given: any): any => given);`);
  const given = await TABLES.get(kind)!();
  await expect(run(flow, ["visits"], { given })).rejects.toThrow(words);
  // A property of the library's object is no column.
  expect(await run(flow, ["numRows"], { given })).toEqual({ numRows: 0 });
});

it("has one node per check, whatever the columns are called", async () => {
  const flow = await build(FLOW);
  expect(namesOf(flow).filter((name) => name.startsWith("checked"))).toEqual([
    "checked_raw",
    "checked_columns_validator",
    "checked_rows_validator",
    "checked",
  ]);
});
