/** Texts in pictures: what is replaced, how wide they are, and where they break. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureText } from "../../../../runtime/src/visualize/drawing/measure-text.ts";
import { toPlainText } from "../../../../runtime/src/visualize/drawing/plain-text.ts";
import { shortenType } from "../../../../runtime/src/visualize/drawing/shorten-type.ts";
import { cutText, wrapText } from "../../../../runtime/src/visualize/drawing/wrap-text.ts";

describe("plain text", () => {
  it("is the text itself unless it has characters that cannot be shown", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        fc.pre(!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text));
        expect(toPlainText(text)).toBe(text);
      }),
    );
  });

  it("shows control characters, and is one line", () => {
    expect(toPlainText("a\nb\u0000")).toBe("a␊b␀");
    expect(toPlainText("\u007f\ud800\u2028\u202e")).toBe("␡���");
    expect(toPlainText("")).toBe('""');
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(toPlainText(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe("the width of a text", () => {
  // Advance widths of Helvetica and Arial in thousandths, from their published metrics.
  const HELVETICA: Readonly<Record<string, number>> = { a: 556, i: 222, m: 833, W: 944, " ": 278, ".": 278, "@": 1015 };

  it("is at least that in Helvetica", () => {
    for (const [char, width] of Object.entries(HELVETICA))
      expect(measureText(char, 1000), char).toBeGreaterThanOrEqual(char === "@" ? 1000 : width);
  });

  it("adds up, and grows with the size and the weight", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(measureText(a + b, 10)).toBeCloseTo(measureText(a, 10) + measureText(b, 10));
        expect(measureText(a, 20)).toBeCloseTo(2 * measureText(a, 10));
        expect(measureText(a, 10, "bold")).toBeGreaterThanOrEqual(measureText(a, 10));
      }),
    );
  });

  it("is full for Chinese, Japanese, Korean and emoji, and nothing for marks", () => {
    for (const char of ["漢", "か", "한", "🎉"]) expect(measureText(char, 10)).toBeGreaterThanOrEqual(10);
    expect(measureText("e\u0301", 10)).toBe(measureText("e", 10));
  });
});

describe("lines", () => {
  const fits = (line: string): boolean => Array.from(line).length <= 10;

  it("joined are the text, and each of them fits", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), (text) => {
        const lines = wrapText(text, 50, fits);
        expect(lines.join("")).toBe(text);
        expect(lines.every(fits)).toBe(true);
      }),
    );
  });

  it("break after dots and before capital letters", () => {
    expect(wrapText("daily.clean.spend", 9, fits)).toEqual(["daily.", "clean.", "spend"]);
    expect(wrapText("averageWeeklySpend", 9, fits)).toEqual(["average", "Weekly", "Spend"]);
    expect(wrapText("x".repeat(25), 9, fits)).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
  });

  it("end in an ellipsis if there are too many", () => {
    expect(wrapText("x".repeat(100), 2, fits)).toEqual(["x".repeat(10), `${"x".repeat(9)}…`]);
    expect(wrapText("x".repeat(1_000_000), 3, fits)).toHaveLength(3);
    expect(cutText("x".repeat(100), fits)).toBe(`${"x".repeat(9)}…`);
  });

  it("do not break emoji", () => {
    const family = "👩‍👩‍👧";
    expect(cutText(family.repeat(9), (line) => line.length <= 18)).toBe(`${family.repeat(2)}…`);
  });
});

describe("a type", () => {
  it.each([
    ["number", "number"],
    ["  readonly\n  number[] ", "readonly number[]"],
    ['import("./rows.js").Row[]', "Row[]"],
    ["Map<string, Map<string, readonly SpendRow[]>>", "Map<string, Map<…>>"],
    ["(spend: readonly number[], signups: readonly number[]) => Promise<number>", "(…) => Promise<…>"],
    ["{ a: { b: { c: number; d: number; e: number; f: number } } }", "{ a: { b: {…} } }"],
    ["A".repeat(60), `${"A".repeat(35)}…`],
  ])("%j is shown as %j", (type, short) => expect(shortenType(type)).toBe(short));

  it("of any length is short", () => {
    expect(shortenType(`${"<".repeat(50_000)}x${">".repeat(50_000)}`).length).toBeLessThan(40);
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: fc.constantFrom(..."<>{}()[]=ab ,".split("")) }), (type) => {
        expect(Array.from(shortenType(type)).length).toBeLessThanOrEqual(36);
      }),
    );
  });
});
