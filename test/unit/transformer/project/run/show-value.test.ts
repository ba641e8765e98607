/** Values as `icosian watch` shows them: short, on lines of their own, and without anything that a terminal would act on. */
import { describe, expect, it } from "vitest";
import { showValue, toJsonText } from "../../../../../transformer/src/project/run/show-value.ts";

describe("for people", () => {
  it.each<readonly [value: unknown, shown: string]>([
    [3, "3"],
    [undefined, "undefined"],
    ["the end", "'the end'"],
    ["first\nsecond\n", "\n  first\n  second"],
    [Float64Array.of(1, 2), "Float64Array(2) [ 1, 2 ]"],
    [new Map([["a", 1]]), "Map(1) { 'a' => 1 }"],
    [{ a: { b: { c: { d: {} } } } }, "{ a: { b: { c: { d: {} } } } }"],
    [Array.from({ length: 1000 }, (_, index) => index), "[ 0, 1, 2, 3, 4, 5, 6, 7, ... 992 more items ]"],
  ])("%j", (value, shown) => expect(showValue(value)).toBe(shown));

  it("shortens long texts and many lines", () => {
    expect(showValue("x".repeat(10_000)).length).toBeLessThan(400);
    const lines = showValue("line\n".repeat(1000)).split("\n");
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe("  … 980 more lines");
  });

  it("lets nothing through that a terminal acts on", () => {
    const hostile = "\u001b]0;title\u0007\u001b[2J\r\nred\u009b31m";
    const values = [hostile, hostile.replace("\n", ""), { [hostile]: hostile }, [hostile], new Map([[hostile, 1]])];
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    for (const value of values) expect(showValue(value)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it("calls no code of the value", () => {
    const value = {
      [Symbol.for("nodejs.util.inspect.custom")]: () => expect.fail("called"),
      get x(): number {
        return expect.fail("called");
      },
    };
    expect(showValue(value)).toContain("[Getter]");
  });
});

describe("as JSON", () => {
  it.each<readonly [value: unknown, text: string]>([
    [{ a: [1, "x", null] }, '{"a":[1,"x",null]}'],
    [undefined, "null"],
    [Float64Array.of(1, NaN), "[1,null]"],
    [new Map([["a", new Set([1n])]]), '[["a",["1"]]]'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ])("%j", (value, text) => expect(toJsonText(value)).toBe(text));

  it("a value that contains itself, as text", () => {
    const value: unknown[] = [];
    value.push(value);
    expect(JSON.parse(toJsonText(value))).toContain("Circular");
  });
});
