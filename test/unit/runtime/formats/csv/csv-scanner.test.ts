/** Rows of csv files are found wherever pieces of a file end, and the first fault is the one that is told. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { csv, type CsvLoadOptions } from "@icosian/runtime/csv";
import fc from "fast-check";
import { inferSchema, initParser } from "udsv";
import { describe, expect, it } from "vitest";
import { contextOf, makeFolder, messageOf } from "../scratch.ts";

const folder = makeFolder();
const path = join(folder, "file.csv");
const context = contextOf();

async function load(content: string | Buffer, options: Partial<CsvLoadOptions> = {}): Promise<unknown> {
  writeFileSync(path, content);
  return (await csv.load({ path, ...options }, context))[0];
}

async function faultOf(content: string | Buffer, options: Partial<CsvLoadOptions> = {}): Promise<string> {
  return (await messageOf(() => load(content, options))).replace(path, "FILE");
}

describe("rows", () => {
  it.each([",", ";", "\t", "§", "│", " "])("are split at %j", async (delimiter) => {
    const content = `a${delimiter}b\nx${delimiter}"y${delimiter}""z"\n${delimiter}""\n`;
    expect(await load(content, { delimiter })).toEqual({ a: ["x", null], b: [`y${delimiter}"z`, ""] });
  });

  it("end with either kind of line end, also in one file", async () => {
    expect(await load("a,b\r\n1,x\n2,y\r\n3,z")).toEqual({ a: Float64Array.of(1, 2, 3), b: ["x", "y", "z"] });
    expect(await load("a,b\n1,x\r\n2,y\n\r\n")).toEqual({ a: Float64Array.of(1, 2), b: ["x", "y"] });
  });

  it("are found wherever a piece of the file ends", async () => {
    // Rows of one length, so that some quote, delimiter, line end and letter falls on each side of an end.
    const row = 'x,"a ""b""\r\nü",,"",12\r\n';
    const expected = { a: "x", b: 'a "b"\r\nü', c: null, d: "", e: 12 };
    for (let shift = 0; shift < Buffer.byteLength(row); shift++) {
      const count = 11_000;
      const table = (await load(`a,b,c,d,${"e".repeat(shift + 1)}\r\n${row.repeat(count)}`)) as object;
      const columns = Object.values(table) as readonly ArrayLike<unknown>[];
      expect(columns.map(({ length }) => length)).toEqual([count, count, count, count, count]);
      for (const [index, value] of Object.values(expected).entries())
        expect(Array.from(columns[index]!).every((each) => each === value)).toBe(true);
    }
  });

  it("have the values that uDSV finds", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", " ", "ü", "😀", ",", '"', "\n", "\r\n", "\0", "\uFEFF") });
    const bare = text.map((each) => each.replaceAll(/[",\r\n]/g, ""));
    const value = fc.oneof(
      bare,
      text.map((each) => `"${each.replaceAll('"', '""')}"`),
    );
    const schema = inferSchema("a,b,c\n", { col: ",", row: "\n", encl: '"' });
    const types = { a: "string", b: "string", c: "string" } as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value, value), { minLength: 1 }), async (rows) => {
        const content = `a,b,c\n${rows.map((row) => `${row.join(",")}\n`).join("")}`;
        const expected: unknown = initParser(schema).stringArrs(content);
        const { a, b, c } = (await load(content, { types })) as Record<string, readonly (string | null)[]>;
        // uDSV has no gaps; those that are quoted empty texts are none.
        expect(a!.map((_, row) => [a![row], b![row], c![row]].map((each) => each ?? ""))).toEqual(expected);
        const isGap = rows.map((row) => row.map((each) => each === ""));
        expect(a!.map((_, row) => [a![row], b![row], c![row]].map((each) => each === null))).toEqual(isGap);
      }),
    );
  });

  it("may be longer than a piece, the header too", async () => {
    const [name, value] = ["n".repeat(600_000), 'v\n"'.repeat(400_000)];
    expect(await load(`${name},b\n1,"${value.replaceAll('"', '""')}"\n`)).toEqual({
      [name]: Float64Array.of(1),
      b: [value],
    });
  });

  it("keep null characters and marks within values", async () => {
    expect(await load("a,b\nx\0y,\uFEFFz\n")).toEqual({ a: ["x\0y"], b: ["\uFEFFz"] });
  });

  it("are located behind values of several lines, whatever ends these lines", async () => {
    const value = fc.array(fc.constantFrom("x", "\n", "\r\n", "\r", '""', ","), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 5 }), async (values) => {
        const rows = values.map((each) => `"${each.join("")}",1\n`).join("");
        const line = `a,b\n${rows}`.split("\n").length;
        expect(await faultOf(`a,b\n${rows}3\n`)).toContain(`FILE, line ${line}: The row has 1 value, the header 2.`);
        expect(await faultOf(`a,b\n${rows}1,x"\n`)).toContain(`FILE, line ${line}, column "b": A quote stands within`);
      }),
      { numRuns: 50 },
    );
  });
});

describe("faults", () => {
  it.each([
    [
      "a quote after values of several lines",
      'a,b,c\n"1\n\r\n2","""x""\n"y\n',
      'line 5, column "b": After the closing',
    ],
    [
      "a quote that opens after several lines",
      'a,b\n"1\r\n2","3 ""4""\n5\n',
      'line 3, column "b": The quote that begins',
    ],
    [
      "a quote that opens with a quote",
      'a,b\n1,"""x\n',
      'line 2, column "b": The quote that begins here is not closed.',
    ],
    ["a quote alone", 'a\n"', 'line 2, column "a": The quote that begins here is not closed.'],
    [
      "a letter beyond ASCII after a quote",
      'a\n"x"é\n',
      'line 2, column "a": After the closing quote stands more text.',
    ],
    ["a space after a quote", 'a,b\n"x" ,1\n', 'line 2, column "a": After the closing quote stands " ".'],
    ["a return after a quote", 'a\n"x"\ry\n', 'line 2, column "a": A carriage return stands within a value.'],
    ["a return at the end", "a,b\n1,2\r", 'line 2, column "b": A carriage return stands within a value.'],
    ["returns as line ends", "a,b\r1,2\r3,4\r", 'line 1, column "2": A carriage return stands within a value.'],
    ["a quote in the header", 'a,b"c\n', 'line 1, column "2": A quote stands within'],
    ["a header that is not closed", 'a,"b\n1,2\n', 'line 1, column "2": The quote that begins here is not closed.'],
    ["the first of two: width", 'a,b\n1\n2,x"y\n', "line 2: The row has 1 value"],
    ["the first of two: quote", 'a,b\n2,x"y\n1\n', 'line 2, column "b": A quote stands within'],
    ["an empty line before a fault", 'a,b\n\n2,x"y\n', 'line 3, column "b": A quote stands within'],
    ["a value too many in quotes", 'a\n"1","2"\n', "line 2: The row has 2 values, the header 1."],
  ])("%s", async (_, content, expected) => expect(await faultOf(content)).toContain(expected));

  it("ends a row that is far too long", async () => {
    const content = Buffer.alloc(66 * 1024 * 1024, "x,1\n");
    content.write('a,b\n1,"');
    expect(await faultOf(content)).toBe("FILE, line 2: This row is longer than 64 MB. Is a quote in it not closed?");
  });

  it("refuses half a letter as a delimiter", async () => {
    expect(await faultOf("a\n", { delimiter: "\uD800" })).toContain("delimiter: This must be one character");
  });

  it("tells a fault far behind the first piece", async () => {
    const rows = Array.from({ length: 50_000 }, (_, row) => `${row},"x\ny"\n`).join("");
    expect(await faultOf(`a,b\n${rows}1,x"y\n`)).toContain('line 100002, column "b": A quote stands within');
    expect(await faultOf(`a,b\n${rows}1,"${"y\n".repeat(300_000)}`)).toContain(
      'line 100002, column "b": The quote that',
    );
  });
});
