/** The words of which the lines of adapters are made. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignColumns } from "../../../../../runtime/src/lifecycle/adapters/text/align-columns.ts";
import { describeValue } from "../../../../../runtime/src/lifecycle/adapters/text/describe-value.ts";
import { formatClock, formatDuration } from "../../../../../runtime/src/lifecycle/adapters/text/format-duration.ts";
import { shorten, toPlainLine, widthOf } from "../../../../../runtime/src/lifecycle/adapters/text/line-width.ts";

describe("durations", () => {
  it.each([
    [0, "0 ms"],
    [-5, "0 ms"],
    [Number.NaN, "0 ms"],
    [0.0004, "0.4 µs"],
    [0.0421, "42 µs"],
    [0.9994, "999 µs"],
    [0.9996, "1.00 ms"],
    [9.994, "9.99 ms"],
    [9.996, "10.0 ms"],
    [99.96, "100 ms"],
    [999.4, "999 ms"],
    [999.6, "1.00 s"],
    [9_994, "9.99 s"],
    [9_996, "10.0 s"],
    [59_949, "59.9 s"],
    [59_951, "1 min 00 s"],
    [125_400, "2 min 05 s"],
    [3_599_700, "1 h 00 min"],
    [7_380_000, "2 h 03 min"],
  ])("%d ms is %s", (ms, text) => expect(formatDuration(ms)).toBe(text));

  it.each([
    [0, "0:00"],
    [7_400, "0:07"],
    [754_000, "12:34"],
    [3_723_000, "1:02:03"],
  ])("a clock shows %d ms as %s", (ms, text) => expect(formatClock(ms)).toBe(text));
});

describe("widths", () => {
  it.each([
    ["spend", 5],
    ["", 0],
    ["ø", 1],
    ["データ", 6],
    ["한글", 4],
    ["🚀", 2],
    ["e\u0301", 1],
    ["█░", 2],
  ])("%j takes %d columns", (text, width) => expect(widthOf(text)).toBe(width));

  it("never exceed what a text is shortened to, and whole characters remain", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 0, max: 30 }), (text, columns) => {
        const line = toPlainLine(text);
        const short = shorten(line, columns);
        expect(widthOf(short)).toBeLessThanOrEqual(Math.max(0, columns));
        expect(line.startsWith(short.replace(/…$/u, ""))).toBe(true);
        if (widthOf(line) <= columns) expect(short).toBe(line);
      }),
    );
  });

  it("lines are without escape sequences and controls", () => {
    const text = "\u001b[31mred\u001b[0m\n\u001b]0;title\u0007next\r\n\tline\u0000\u009b";
    expect(toPlainLine(text)).toBe("red next line");
  });
});

describe("values", () => {
  class Order {
    readonly secret = "4711";
  }
  it.each<readonly [value: unknown, text: string]>([
    [undefined, "undefined"],
    [null, "null"],
    [4711, "number"],
    [4711n, "bigint"],
    [true, "boolean"],
    [Symbol("4711"), "symbol"],
    ["4711 4711", "string(9)"],
    [() => 4711, "function"],
    [[1, 2, 3], "Array(3)"],
    [Float64Array.of(1, 2), "Float64Array(2)"],
    [Buffer.from("4711"), "Buffer(4)"],
    [new DataView(new ArrayBuffer(8)), "DataView(8 bytes)"],
    [new ArrayBuffer(8), "ArrayBuffer(8 bytes)"],
    [new Map([[1, 2]]), "Map(1)"],
    [new Set([1, 2]), "Set(2)"],
    [{ a: 1 }, "object(1 key)"],
    [{ a: 1, b: 2 }, "object(2 keys)"],
    [Object.create(null), "object(0 keys)"],
    [new Order(), "Order"],
    [new Date(0), "Date"],
    [new Error("4711"), "Error"],
    [Promise.resolve(), "Promise"],
    [(function* () {})(), "Generator"],
    [new (class extends Map {})(), "Map(0)"],
  ])("%o is %s", (value, text) => expect(describeValue(value)).toBe(text));

  it("that throw when they are looked at are objects", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const trap = new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw new Error("no");
        },
      },
    );
    const hostile = {
      get constructor(): never {
        throw new Error("no");
      },
      get length(): never {
        throw new Error("no");
      },
    };
    expect([proxy, trap].map(describeValue)).toEqual(["object", "object"]);
    expect(describeValue(hostile)).toBe("object(2 keys)");
  });

  it("are described in little space, whatever they hold", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(describeValue(value).length).toBeLessThan(40);
      }),
    );
  });
});

it("columns are aligned by what they take on a terminal", () => {
  const rows = [
    ["データ", "1 ms", ""],
    ["spend", "100 ms", "2 failed"],
  ];
  expect(alignColumns(rows, ["left", "right", "left"])).toEqual(["データ    1 ms", "spend   100 ms  2 failed"]);
});
