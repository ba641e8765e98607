/** Arrow files hold what they claim, agree with apache-arrow, and damaged ones are told apart. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { arrow } from "@icosian/runtime/arrow";
import * as apache from "apache-arrow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, contextOf, makeFolder, messageOf, namesIn } from "../scratch.ts";
import { tableOf } from "../table-of.ts";

const folder = makeFolder();
const path = join(folder, "file.arrow");
const context = contextOf();
const FORMATS = ["file", "stream"] as const;

async function load(): Promise<Readonly<Record<string, unknown>>> {
  return (await arrow.load({ path }, context))[0] as Readonly<Record<string, unknown>>;
}

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "é", "\u0000"));
const number = fc.oneof(fc.double(), fc.constantFrom(NaN, -0, Infinity));
const bigint = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

/** A column as the reader gives it. */
function columnOf(rows: number): fc.Arbitrary<unknown> {
  const size = { minLength: rows, maxLength: rows };
  const withGap = [number, bigint, text, fc.boolean(), fc.uint8Array()].map((value) =>
    fc.array(fc.option(value as fc.Arbitrary<unknown>), size).filter((values) => values.includes(null)),
  );
  const lists = [text, fc.boolean(), fc.date({ noInvalidDate: true }), fc.option(fc.date({ noInvalidDate: true }))];
  return fc.oneof(
    fc.float64Array(size),
    fc.float32Array(size),
    fc.int32Array(size),
    fc.int16Array(size),
    fc.int8Array(size),
    fc.uint32Array(size),
    fc.uint16Array(size),
    fc.uint8Array(size),
    fc.bigInt64Array(size),
    fc.bigUint64Array(size),
    ...lists.map((value) => fc.array(value as fc.Arbitrary<unknown>, size)),
    ...(rows === 0 ? [] : withGap),
  );
}

const table = tableOf(text, columnOf);

describe.each(FORMATS)("the format %s", (format) => {
  it("gives back every table, with the same typed arrays", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (data) => {
        await arrow.save(data, { path, format, overwrite: true }, context);
        expect(await load()).toStrictEqual(data);
      }),
    );
  });

  it("gives back streamed rows, a part of the columns, and the same metadata", async () => {
    const rows = Array.from({ length: 120_000 }, (_, id) => ({
      id,
      name: id % 3 === 0 ? null : `name ${id}`,
      at: new Date(id),
    }));
    const saved = await arrow.save(rows.values(), { path, format, overwrite: true }, context);
    expect(saved).toMatchObject({ path, rows: rows.length, bytes: statSync(path).size });
    const [, loaded] = await arrow.load({ path }, context);
    expect(loaded).toEqual(Object.assign({}, saved, { durationMs: expect.any(Number) }));
    expect(await collect((await arrow.stream!({ path }, context))[0])).toEqual(rows);
    const [some] = await arrow.stream!({ path, columns: ["id"] }, context);
    expect(await collect(some)).toEqual(rows.map(({ id }) => ({ id })));
  });

  it("gives back 500 columns, and a table without columns", async () => {
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`c${at}`, Float64Array.of(at, -at)]));
    await arrow.save(wide, { path, format, overwrite: true }, context);
    expect(await load()).toStrictEqual(wide);
    await arrow.save([], { path, format, overwrite: true }, context);
    expect(await load()).toStrictEqual({});
    await arrow.save([].values(), { path, format, overwrite: true }, context);
    expect(await load()).toStrictEqual({});
  });

  it("apache-arrow reads what was written", async () => {
    const data = {
      d: Float64Array.of(1.5, NaN, -0),
      s: ["é", null, ""],
      b: [true, null, false],
      i: Int32Array.of(1, 2, 3),
      at: [new Date(5), null, new Date(0)],
    };
    await arrow.save(data, { path, format, overwrite: true }, context);
    const rows = apache
      .tableFromIPC(readFileSync(path))
      .toArray()
      .map((row) => ({ ...(row as { toJSON(): object }).toJSON() }));
    expect(rows).toEqual([
      { d: 1.5, s: "é", b: true, i: 1, at: 5 },
      { d: NaN, s: null, b: null, i: 2, at: null },
      { d: -0, s: "", b: false, i: 3, at: 0 },
    ]);
  });

  it("reads what apache-arrow wrote, with dictionaries and several record batches", async () => {
    const names = apache.vectorFromArray(["a", "b"], new apache.Dictionary(new apache.Utf8(), new apache.Int32()));
    const part = (from: number): apache.Table =>
      new apache.Table({
        id: apache.vectorFromArray([from, from + 1], new apache.Int16()),
        big: apache.vectorFromArray([BigInt(from), 2n ** 62n], new apache.Int64()),
        name: names,
        gap: apache.vectorFromArray([null, from], new apache.Float64()),
        at: apache.vectorFromArray([new Date(from), new Date(0)], new apache.TimestampMillisecond()),
        list: apache.vectorFromArray([[1], [2, 3]], new apache.List(new apache.Field("item", new apache.Int32()))),
      });
    writeFileSync(path, apache.tableToIPC(part(1).concat(part(7)), format));
    expect(await load()).toMatchObject({
      id: Int16Array.of(1, 2, 7, 8),
      big: BigInt64Array.of(1n, 2n ** 62n, 7n, 2n ** 62n),
      name: ["a", "b", "a", "b"],
      gap: [null, 1, null, 7],
      at: [new Date(1), new Date(0), new Date(7), new Date(0)],
    });
    const rows = (await collect((await arrow.stream!({ path }, context))[0])) as readonly {
      id: number;
      name: string;
    }[];
    expect(rows.map(({ id, name }) => `${id}${name}`)).toEqual(["1a", "2b", "7a", "8b"]);
  });

  it.each([0, 4, 6, 7, 100, 200, -20])("is refused if it is cut at %i bytes", async (at) => {
    const data = { week: Float64Array.of(1, 2, 3), text: ["a", "b", "c"] };
    await arrow.save(data, { path, format, overwrite: true }, context);
    writeFileSync(path, readFileSync(path).subarray(0, at));
    const expected = /cut off or damaged|no Arrow file/;
    expect(await messageOf(() => arrow.load({ path }, context))).toMatch(expected);
    expect(await messageOf(async () => collect((await arrow.stream!({ path }, context))[0]))).toMatch(expected);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["an empty file", "", "The file is empty; it is no Arrow file."],
    ["a text", "a,b\n1,2\n3,4\n", "This is no Arrow file."],
    ["a long text", "some text ".repeat(1000), "This is no Arrow file."],
    ["the name of the format alone", "ARROW1", "The file is cut off or damaged."],
  ])("%s", async (_, content, expected) => {
    writeFileSync(path, content);
    expect(await messageOf(() => arrow.load({ path }, context))).toContain(expected);
    expect(await messageOf(() => arrow.stream!({ path }, context))).toContain(expected);
  });

  it("a column that is not there", async () => {
    await arrow.save({ week: [1] }, { path, overwrite: true }, context);
    const expected = `${path}, column "weeks": The file has no such column. Did you mean "week"?`;
    expect(await messageOf(() => arrow.load({ path, columns: ["weeks"] }, context))).toBe(expected);
    expect(await messageOf(() => arrow.stream!({ path, columns: ["weeks"] }, context))).toBe(expected);
  });
});

describe("what Arrow cannot hold is refused, and nothing is left behind", () => {
  it.each([
    ["mixed values", { a: [1, "x"] }, 'row 2, column "a": The value is a string, and those before it are a number.'],
    ["objects", { a: [{ b: 1 }] }, "An Arrow file cannot hold an object. Save it as json, ndjson or parquet."],
    ["large integers", { a: [2n ** 63n] }, "does not fit into 64 bits"],
    ["half a letter", { a: ["\uDC00"] }, "half a surrogate pair"],
    ["an invalid date", { a: [new Date(NaN)] }, "The date is invalid."],
    ["no table", 5 as unknown as object, "This is no table"],
  ])("%s", async (_, data, expected) => {
    const before = namesIn(folder);
    expect(await messageOf(() => arrow.save(data, { path: join(folder, "x.arrow") }, context))).toContain(expected);
    expect(namesIn(folder)).toEqual(before);
  });

  it("a stream whose later rows have another type, and an unknown format", async () => {
    const rows = Array.from({ length: 50_001 }, (_, row) => ({ a: row < 50_000 ? row : "x" }));
    const message = await messageOf(() =>
      arrow.save(rows.values(), { path, format: "stream", overwrite: true }, context),
    );
    expect(message).toContain('column "a": Between row 50001 and row 100000 stands a string');
    expect(await messageOf(() => arrow.save([], { path, format: "ipc" as "file" }, context))).toContain('not "ipc"');
  });
});
