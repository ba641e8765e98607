/** The colours of pictures can be read, and told apart. */
import { describe, expect, it } from "vitest";
import { contrastOf, readableOn } from "../../../../runtime/src/visualize/drawing/contrast.ts";
import { LOOKS, toShapePath } from "../../../../runtime/src/visualize/drawing/shapes.ts";
import { DARK, LIGHT } from "../../../../runtime/src/visualize/drawing/theme.ts";

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
])("in the %s theme", (_, theme) => {
  it("texts have a contrast of at least 4.5", () => {
    const areas = [theme.background, theme.groupFill, ...Object.values(theme.kinds).map(({ fill }) => fill)];
    for (const area of areas)
      for (const text of [theme.text, theme.muted])
        expect(contrastOf(area, text), `${text} on ${area}`).toBeGreaterThan(4.5);
  });

  it("borders and edges have a contrast of at least 3", () => {
    for (const { fill, stroke } of Object.values(theme.kinds)) {
      expect(contrastOf(stroke, fill), stroke).toBeGreaterThan(3);
      expect(contrastOf(stroke, theme.background), stroke).toBeGreaterThan(3);
    }
    expect(contrastOf(theme.edge, theme.background)).toBeGreaterThan(3);
    expect(contrastOf(theme.edge, theme.groupFill)).toBeGreaterThan(3);
    expect(contrastOf(theme.highlight, theme.background)).toBeGreaterThan(3);
  });
});

it("contrast is that of the definition", () => {
  expect(contrastOf("#000", "#ffffff")).toBeCloseTo(21);
  expect(contrastOf("#fff", "#FFFFFF")).toBe(1);
  // The example of the guidelines: #767676 is the lightest grey that can be read on white.
  expect(contrastOf("#767676", "#ffffff")).toBeGreaterThan(4.5);
  expect(contrastOf("#777777", "#ffffff")).toBeLessThan(4.5);
});

it("text on any area can be read", () => {
  for (let area = 0; area < 0x1000; area++) {
    const colour = `#${area.toString(16).padStart(3, "0")}`;
    expect(contrastOf(colour, readableOn(colour)), colour).toBeGreaterThan(4.2);
  }
});

it("no two kinds have the same outline and border, whatever their colours", () => {
  const looks = Object.values(LOOKS).map(({ shape, isDashed }) => `${toShapePath(shape, 100, 40)} ${isDashed}`);
  // A group of nodes has several sheets.
  expect(new Set(looks).size).toBe(looks.length - 1);
});

it.each(["down", "right"] as const)("outlines stay inside of their boxes, edges going %s", (orientation) => {
  for (const { shape } of Object.values(LOOKS))
    for (const [width, height] of [
      [120, 40],
      [30, 60],
      [2, 2],
    ] as const) {
      const path = toShapePath(shape, width, height, orientation);
      expect(path).not.toContain("NaN");
      for (const [, x, y] of path.matchAll(/[ML]?(-?[\d.]+) (-?[\d.]+)(?=[MLHVAZ]|$)/g)) {
        expect(Math.abs(Number(x)), path).toBeLessThanOrEqual(width / 2 + 1e-9);
        expect(Math.abs(Number(y)), path).toBeLessThanOrEqual(height / 2 + 12);
      }
    }
});
