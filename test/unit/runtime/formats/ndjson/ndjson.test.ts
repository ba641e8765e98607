/** ndjson files: values, tables and streams, errors with their lines, and DuckDB as the other reader. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ndjson } from "@icosian/runtime/ndjson";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, contextOf, makeFolder, messageOf } from "../scratch.ts";

const folder = makeFolder();
const path = join(folder, "file.ndjson");
const context = contextOf();

describe("ndjson", () => {
  it("gives back every list of what JSON holds, loaded and streamed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ stringUnit: "binary" })), async (data) => {
        const saved = await ndjson.save(data, { path, overwrite: true }, context);
        const [loaded, metadata] = await ndjson.load({ path }, context);
        expect(loaded).toEqual(data);
        expect(metadata).toEqual(Object.assign({}, saved, { durationMs: expect.any(Number) }));
        expect(await collect((await ndjson.stream!({ path }, context))[0])).toEqual(data);
      }),
    );
  });

  it("saves tables row by row, and streams as they come", async () => {
    await ndjson.save({ id: Float64Array.of(1, -0), name: ["a", null] }, { path, overwrite: true }, context);
    expect(readFileSync(path, "utf8")).toBe('{"id":1,"name":"a"}\n{"id":-0,"name":null}\n');
    async function* give(): AsyncIterable<object> {
      for (let id = 0; id < 50_000; id++) yield { id };
    }
    const saved = await ndjson.save(give(), { path, overwrite: true }, context);
    expect(saved).toMatchObject({ path, rows: 50_000 });
    const rows = await collect((await ndjson.stream!({ path }, context))[0]);
    expect(rows).toEqual(Array.from({ length: 50_000 }, (_, id) => ({ id })));
  });

  it("reads only the properties that are asked for, line ends of all kinds, and long lines", async () => {
    const long = "x".repeat(700_000);
    writeFileSync(path, `{"a":1,"b":2}\r\n\n  \n{"b":"${long}"}\n{"a":null,"c":3}`);
    expect((await ndjson.load({ path }, context))[0]).toEqual([{ a: 1, b: 2 }, { b: long }, { a: null, c: 3 }]);
    expect((await ndjson.load({ path, columns: ["c", "a"] }, context))[0]).toEqual([{ a: 1 }, {}, { c: 3, a: null }]);
  });

  it.each([
    ["no JSON", '{"a":1}\n\n{"a":2,}\n', {}, 'line 3: This is not JSON: at letter 8, it cannot go on with "}".'],
    ["a list over several lines", "[\n1]\n", {}, "line 1: This is not JSON: at letter 2, the text ends too early."],
    ["another encoding", Buffer.from('1\n2\n"\xE9"\n', "latin1"), {}, "line 3: The bytes are not utf-8."],
    ["no row", '{"a":1}\n7\n', { columns: ["a"] }, "line 2: A row must be an object to have columns, not 7."],
  ])("names the line: %s", async (_, content, options, expected) => {
    writeFileSync(path, content);
    expect(await messageOf(() => ndjson.load({ path, ...options }, context))).toContain(expected);
    const stream = async (): Promise<unknown> => collect((await ndjson.stream!({ path, ...options }, context))[0]);
    expect(await messageOf(stream)).toContain(expected);
  });

  it.each([
    [
      "a value",
      [{ a: 1 }, { a: [undefined] }],
      "row 2: In the data at `a[0]` stands undefined, which JSON cannot hold.",
    ],
    ["a column of bigints", { id: BigInt64Array.of(1n) }, "row 1: In the data at `id` stands the bigint 1n"],
    ["no table", { a: 1 }, "This is no table"],
  ])("refuses %s, and leaves the old file", async (_, data, expected) => {
    writeFileSync(path, "1\n");
    expect(await messageOf(() => ndjson.save(data, { path, overwrite: true }, context))).toContain(expected);
    expect(readFileSync(path, "utf8")).toBe("1\n");
  });

  it("DuckDB reads what was written, and the other way round", async () => {
    const rows = [
      { id: 1, name: 'é\n"x"', nested: { a: [1, 2] } },
      { id: 2.5, name: null, nested: { a: [] } },
    ];
    await ndjson.save(rows, { path, overwrite: true }, context);
    const connection = await (await DuckDBInstance.create()).connect();
    const reader = await connection.runAndReadAll(
      `select id, name, nested::json::varchar as nested from read_ndjson('${path}')`,
    );
    expect(reader.getRowObjectsJS()).toEqual(
      rows.map((row) => Object.assign({}, row, { nested: JSON.stringify(row.nested) })),
    );
    await connection.run(`copy (select 1 as id, 'é' as name, null as gap, [1, 2] as list) to '${path}' (format json)`);
    expect((await ndjson.load({ path }, context))[0]).toEqual([{ id: 1, name: "é", gap: null, list: [1, 2] }]);
    connection.closeSync();
  });
});
