/** What csv and tsv files are read as, and what is refused. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { csv, tsv, type CsvLoadOptions } from "@icosian/runtime/csv";
import { describe, expect, it } from "vitest";
import { collect, contextOf, makeFolder, messageOf } from "../scratch.ts";

const folder = makeFolder();
const path = join(folder, "file.csv");
const context = contextOf();

async function load(content: string | Buffer, options: Partial<CsvLoadOptions> = {}): Promise<unknown> {
  writeFileSync(path, content);
  const [data] = await csv.load({ path, ...options }, context);
  return data;
}

async function stream(content: string | Buffer, options: Partial<CsvLoadOptions> = {}): Promise<unknown> {
  writeFileSync(path, content);
  const [rows] = await csv.stream!({ path, ...options }, context);
  return collect(rows);
}

/** The message of an error without the path, the same for loading and streaming. */
async function faultOf(content: string | Buffer, options: Partial<CsvLoadOptions> = {}): Promise<string> {
  const message = await messageOf(() => load(content, options));
  expect(await messageOf(() => stream(content, options))).toBe(message);
  return message.replace(path, "FILE");
}

describe("values", () => {
  it.each([
    ["numbers", "1\n-2.5\n.5\n1e3\n-0\n", Float64Array.of(1, -2.5, 0.5, 1000, -0)],
    ["what programs write for no number", "NaN\nnan\ninf\n-Infinity\n", Float64Array.of(NaN, NaN, Infinity, -Infinity)],
    ["all digits of a number", "0.30000000000000004\n1e21\n", Float64Array.of(0.1 + 0.2, 1e21)],
    ["numbers with gaps", "1\n\n3\n", [1, null, 3]],
    ["leading zeros as texts", "007\n12\n", ["007", "12"]],
    ["a plus sign as a text", "+4912345\n", ["+4912345"]],
    ["digits that a number would lose", "9007199254740993\n", ["9007199254740993"]],
    ["fractions that a number would lose", "0.12345678901234567890123\n", ["0.12345678901234567890123"]],
    ["numbers too large or too small", "1e999\n1e-999\n", ["1e999", "1e-999"]],
    ["mixed values", "1\nx\n", ["1", "x"]],
    ["booleans", "true\nfalse\nTRUE\nFalse\n", [true, false, true, false]],
    ["dates", "2026-01-31\n2026-01-31T10:20:30.5Z\n", [new Date("2026-01-31Z"), new Date("2026-01-31T10:20:30.500Z")]],
    ["time zones", "2026-01-31 10:00:00+02:00\n", [new Date("2026-01-31T08:00:00Z")]],
    ["times without a zone", "2026-01-31T10:00\n", [new Date("2026-01-31T10:00:00Z")]],
    ["what is no date", "2026-02-30\n2026-01-01T24:00\n", ["2026-02-30", "2026-01-01T24:00"]],
    ["more than milliseconds", "2026-01-31T10:00:00.123456Z\n", ["2026-01-31T10:00:00.123456Z"]],
    ["quoted numbers as texts", '"1"\n2\n', ["1", "2"]],
    ["empty texts and gaps", '""\nx\n\n', ["", "x", null]],
    ["quotes, delimiters and lines within quotes", '"a ""b"", c\nd"\n', ['a "b", c\nd']],
    ["only gaps", "\n\n", [null, null]],
  ])("%s", async (_, rows, expected) => {
    expect(await load(`x\n${rows}`)).toEqual({ x: expected });
    expect(await stream(`x\n${rows}`)).toEqual(
      Array.from<unknown, object>(expected as ArrayLike<unknown>, (x) => ({ x })),
    );
    expect(await load(`x\r\n${rows.replaceAll(/(?<!d)\n(?!d)/g, "\r\n")}`)).toEqual({ x: expected });
  });

  it("reads quotes as no types if the producer quotes everything", async () => {
    expect(await load('"a","b"\n"1","x"\n"",""\n')).toEqual({ a: [1, null], b: ["x", ""] });
  });

  it("takes the types that options declare", async () => {
    const types = { a: "string", b: "bigint", c: "number", d: "date", e: "boolean" } as const;
    expect(await load('a,b,c,d,e\n1,9007199254740993,"007",2026-01-01,true\n', { types })).toEqual({
      a: ["1"],
      b: BigInt64Array.of(9007199254740993n),
      c: Float64Array.of(7),
      d: [new Date("2026-01-01Z")],
      e: [true],
    });
  });

  it("reads only the columns that are asked for, in their order", async () => {
    expect(Object.keys((await load("a,b,c\n1,2,3\n", { columns: ["c", "a"] })) as object)).toEqual(["c", "a"]);
    expect(await stream("a,b,c\n1,2,3\n", { columns: ["c", "a"] })).toEqual([{ c: 3, a: 1 }]);
    expect(await load("a,b\n1,2\n", { columns: [] })).toEqual({});
  });

  it("reads a column as texts if a value late in a large file is one, without losing how numbers were written", async () => {
    const numbers = Array.from({ length: 60_000 }, (_, row) => `${row}.50`);
    const table = (await load(`a,b\n${numbers.map((each) => `${each},1\n`).join("")}x,2\n`)) as {
      a: unknown;
      b: unknown;
    };
    expect(table.a).toEqual([...numbers, "x"]);
    expect(table.b).toBeInstanceOf(Float64Array);
  });

  it("takes names such as __proto__ for columns", async () => {
    const table = (await load("__proto__,constructor\n1,2\n")) as object;
    expect(Object.entries(table)).toEqual([
      ["__proto__", Float64Array.of(1)],
      ["constructor", Float64Array.of(2)],
    ]);
    const [row] = (await stream("__proto__,constructor\n1,2\n")) as readonly object[];
    expect(Object.entries(row!)).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
  });

  it.each([
    ["an empty file", "", {}],
    ["a header alone", "a,b\n", { a: [], b: [] }],
    ["no line end at the end", "a,b\n1,2", { a: Float64Array.of(1), b: Float64Array.of(2) }],
    ["empty lines at the end", "a,b\n1,2\n\r\n\n", { a: Float64Array.of(1), b: Float64Array.of(2) }],
    ["a name that is empty", ",b\n1,2\n", { "": Float64Array.of(1), b: Float64Array.of(2) }],
  ])("%s", async (_, content, expected) => expect(await load(content)).toEqual(expected));

  it("reads tabs as delimiters with tsv", async () => {
    writeFileSync(path, "a\tb\n1,5\tx\n");
    expect((await tsv.load({ path }, context))[0]).toEqual({ a: ["1,5"], b: ["x"] });
  });
});

describe("encodings", () => {
  const text = "name\nZürich\n東京\n";
  const expected = { name: ["Zürich", "東京"] };
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, little end first", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("%s", async (_, content) => expect(await load(content)).toEqual(expected));

  it("latin1 and windows-1252", async () => {
    const content = Buffer.from("name\nZ\xFCrich \x80\n", "latin1");
    expect(await load(content, { encoding: "latin1" })).toEqual({ name: ["Zürich \x80"] });
    expect(await load(content, { encoding: "windows-1252" })).toEqual({ name: ["Zürich €"] });
  });

  it("letters at the ends of pieces", async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) => ["ü", "€", "😀"][row % 3]!.repeat(row % 17) + row);
    expect(await load(`a\n${rows.map((row) => `${row}\n`).join("")}`)).toEqual({ a: rows });
  });
});

describe("errors name file, line and column", () => {
  const faults: readonly (readonly [string, string | Buffer, Partial<CsvLoadOptions>, string])[] = [
    ["a short row", "a,b\n1,2\n3\n", {}, "FILE, line 3: The row has 1 value, the header 2."],
    ["a long row", "a,b\n1,2,3\n", {}, "line 2: The row has 3 values, the header 2. A value that contains"],
    ["an empty line", "a,b\n1,2\n\n3,4\n", {}, "line 3: The line is empty, and rows follow it."],
    ["a stray quote", 'a,b\n1,x"y\n', {}, 'line 2, column "b": A quote stands within'],
    ["text after a quote", 'a,b\n"x"y,1\n', {}, 'line 2, column "a": After the closing quote stands "y".'],
    ["a quote that is not closed", 'a,b\n1,2\n"x,1\n2,3\n', {}, 'line 3, column "a": The quote that begins here'],
    ["a return within a value", "a,b\n1,x\ry\n", {}, 'line 2, column "b": A carriage return'],
    ["a name twice", "a,b,a\n", {}, 'line 1, column "a": The header has this name twice, as column 1 and as column 3.'],
    ["no header", "\n1\n", {}, "line 1: The first line is empty"],
    [
      "a missing column",
      "week,spend\n",
      { columns: ["weeks"] },
      'column "weeks": The file has no such column, which `columns` names. Did you mean "week"?',
    ],
    ["a type for no column", "week\n", { types: { day: "string" } }, "which `types` names. It has `week`."],
    ["another delimiter", "a;b\n1;2\n", { columns: ["b"] }, 'If ";" separates its values, give it as `delimiter`.'],
    ["an unknown type", "a\n1\n", { types: { a: "float" as "number" } }, 'The type "float" in `types` is none of'],
    [
      "a value of another type",
      "a,b\n1,2\n3,x\n",
      { types: { b: "number" } },
      'line 3, column "b": The value "x" is no number, which `types` says.',
    ],
    [
      "another encoding",
      Buffer.from("a\nb\n\xE9t\xE9\n", "latin1"),
      {},
      'line 3: The bytes are not utf-8. If it was written by an older program, `encoding: "latin1"`',
    ],
    ["a letter that is cut", Buffer.from("a\n\xC3", "latin1"), {}, "line 2: The bytes are not utf-8."],
    ["an unknown encoding", "a\n", { encoding: "ebcdic" as "latin1" }, 'The encoding "ebcdic" is none of utf-8'],
    [
      "a long delimiter",
      "a\n",
      { delimiter: "::" },
      'delimiter: This must be one character other than a quote or a line end, not "::".',
    ],
    ["a file of another kind", Buffer.from("PAR1\x15\x00ab"), {}, "This is not a text: it is a Parquet file."],
    ["a compressed file", Buffer.from([0x1f, 0x8b, 8, 0, 0]), {}, "it is compressed with gzip"],
  ];

  it.each(faults)("%s", async (_, content, options, expected) => {
    expect(await faultOf(content, options)).toContain(expected);
  });

  it("counts lines within quotes", async () => {
    expect(await faultOf('a,b\n"1\n2\n3",x\n4\n')).toContain("line 5: The row has 1 value");
  });

  it("names the line of a streamed value that is not of the type of the first thousand rows", async () => {
    const rows = Array.from({ length: 1500 }, (_, row) => `${row},x\n`).join("");
    const message = await messageOf(() => stream(`a,b\n${rows}007,x\n`));
    expect(message).toContain(
      'line 1502, column "a": The value "007" is no number, as the first values are. If the column has texts, give `types: { "a": "string" }`.',
    );
    expect(await messageOf(() => stream(`a,b\n${rows}"1",x\n`))).toContain('line 1502, column "a"');
    expect(await stream(`a,b\n${rows}007,x\n`, { types: { a: "string" } })).toHaveLength(1501);
  });
});
