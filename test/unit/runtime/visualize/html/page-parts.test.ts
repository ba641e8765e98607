/** Search, the camera, finding boxes, places of counts, texts that are too long. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  centreCamera,
  fitCamera,
  openCamera,
  panCamera,
  zoomCamera,
} from "../../../../../runtime/src/visualize/html/page/camera.ts";
import { toGraphModel } from "../../../../../runtime/src/visualize/html/page/graph-model.ts";
import { placeCounts } from "../../../../../runtime/src/visualize/html/page/place-counts.ts";
import { readSearchQuery, searchNodes } from "../../../../../runtime/src/visualize/html/page/search-query.ts";
import { SpatialGrid } from "../../../../../runtime/src/visualize/html/page/spatial-grid.ts";
import { TextMeasure } from "../../../../../runtime/src/visualize/html/page/text-measure.ts";
import { toWorstProblems } from "../../../../../runtime/src/visualize/html/page/worst-problems.ts";
import { SPEND } from "../../../../browser/page-graphs.ts";

function find(query: string): readonly string[] {
  return searchNodes(SPEND.nodes, readSearchQuery(query)).map(({ node }) => SPEND.nodes[node]!.name);
}

describe("a search", () => {
  it.each([
    ["", []],
    ["   ", []],
    ["spend", ["spend", "spendMean", "spendZeroMean", "spendPerSignup"]],
    ["SPEND mean", ["spendMean", "spendZeroMean"]],
    ["name:signups", ["signups"]],
    ['type:"readonly number[]" spend', ["spend", "spendZeroMean", "spendPerSignup"]],
    ["tag:", []],
    ["tag:PII", ["spendMean"]],
    ["tag:owner=an", ["spendMean"]],
    ["tag:constructor", []],
    ["kind:input", ["spend", "signups"]],
    ["doc:euros", ["spendMean"]],
    ["module:ratios", ["spendPerSignup"]],
    ["unknown:spend", []],
    [".*", []],
    ['"', []],
  ])("for %j finds %j", (query, names) => expect(find(query)).toEqual(names));

  it("survives any text, and every hit of all terms is a hit of each", () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const terms = readSearchQuery(query);
        const hits = searchNodes(SPEND.nodes, terms).map(({ node }) => node);
        for (const term of terms) {
          const alone = searchNodes(SPEND.nodes, [term]).map(({ node }) => node);
          for (const hit of hits) expect(alone).toContain(hit);
        }
      }),
    );
  });
});

const anyCamera = fc.record({
  x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  y: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  scale: fc.double({ min: 0.01, max: 4, noNaN: true }),
});
const canvas = { width: 1000, height: 600 };

describe("the camera", () => {
  it("keeps the point under the pointer when it zooms and pans", () => {
    fc.assert(
      fc.property(
        anyCamera,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.nat(1000),
        fc.nat(600),
        (camera, factor, x, y) => {
          const zoomed = zoomCamera(camera, factor, x, y);
          expect(zoomed.x + x / zoomed.scale).toBeCloseTo(camera.x + x / camera.scale, 3);
          expect(zoomed.y + y / zoomed.scale).toBeCloseTo(camera.y + y / camera.scale, 3);
          const panned = panCamera(camera, 10, -20);
          expect((camera.x - panned.x) * camera.scale).toBeCloseTo(10, 3);
          expect((camera.y - panned.y) * camera.scale).toBeCloseTo(-20, 3);
        },
      ),
    );
  });

  it("fits any picture into any canvas, and never enlarges it", () => {
    const side = fc.double({ min: 1, max: 2e5, noNaN: true });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { x, y, scale } = fitCamera({ width, height }, canvas, 40);
        expect(scale).toBeLessThanOrEqual(1);
        expect(-x * scale).toBeGreaterThan(39.9);
        expect(-y * scale).toBeGreaterThan(39.9);
        expect((width - x) * scale).toBeLessThan(960.1);
        expect((height - y) * scale).toBeLessThan(560.1);
      }),
    );
    expect(fitCamera({ width: 0, height: 0 }, { width: 0, height: 0 }, 40).scale).toBeGreaterThan(0);
    expect(zoomCamera({ x: 0, y: 0, scale: 1 }, Number.NaN, 0, 0).scale).toBe(1);
    expect(centreCamera(5, 5, 1, canvas)).toEqual({ x: -495, y: -295, scale: 1 });
  });

  it("opens a large picture at its beginning, with names that can be read", () => {
    const [x, y] = [Float64Array.of(9000, 30_000), Float64Array.of(500, 20)];
    const camera = openCamera({ width: 60_000, height: 50_000 }, y, x, canvas, 40);
    expect(camera.scale).toBe(0.4);
    expect(camera.x + 500 / 0.4).toBeCloseTo(30_000);
    expect(camera.y).toBe(-100);
    const small = { width: 800, height: 500 };
    expect(openCamera(small, y, x, canvas, 40)).toEqual(fitCamera(small, canvas, 40));
  });
});

describe("boxes", () => {
  it("are found by their position", () => {
    const box = fc.tuple(fc.nat(5000), fc.nat(5000), fc.nat(800), fc.nat(800));
    fc.assert(
      fc.property(fc.array(box, { maxLength: 30 }), box, (boxes, [left, top, width, height]) => {
        const flat = boxes.flatMap(([x, y, w, h]) => [x, y, x + w, y + h]);
        const grid = new SpatialGrid(Float64Array.from(flat));
        const [right, bottom] = [left + width, top + height];
        const expected = boxes.flatMap(([x, y, w, h], index) =>
          x <= right && y <= bottom && x + w >= left && y + h >= top ? [index] : [],
        );
        expect(grid.find({ left, top, right, bottom })).toEqual(expected);
      }),
    );
    expect(new SpatialGrid(new Float64Array(0)).find({ left: -1, top: -1, right: 1, bottom: 1 })).toEqual([]);
  });
});

describe("counts", () => {
  it("lie on their edges, and not over each other", () => {
    const end = fc.tuple(fc.nat(400), fc.nat(60));
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end, fc.integer({ min: 1, max: 9 })), { maxLength: 25 }), (edges) => {
        const points = placeCounts(
          Int32Array.from(edges, ([, , count]) => count),
          (edge) => {
            const [[x, y], [endX, endY]] = edges[edge]!;
            return Float64Array.of(x, y, x, y, endX, endY, endX, endY);
          },
        );
        const list = [...points];
        for (const [edge, { x, y }] of list) {
          const [[startX, startY], [endX, endY], count] = edges[edge]!;
          expect(count).toBeGreaterThan(1);
          const cross = (endX - startX) * (y - startY) - (endY - startY) * (x - startX);
          expect(Math.abs(cross)).toBeLessThan(1e-6);
        }
        for (const [at, [, one]] of list.entries())
          for (const [, other] of list.slice(at + 1))
            expect(Math.abs(one.x - other.x) < 26 && Math.abs(one.y - other.y) < 16).toBe(false);
      }),
    );
    expect(placeCounts(Int32Array.of(2), () => new Float64Array(0)).size).toBe(0);
  });
});

describe("texts", () => {
  const measure = new TextMeasure((text) => text.length);

  it("are cut where they no longer fit, at either end", () => {
    expect(measure.shorten("spendMean", "font", 9)).toBe("spendMean");
    expect(measure.shorten("spendMean", "font", 6)).toBe("spend…");
    expect(measure.shortenStart("src/features.ts", "font", 8)).toBe("…ures.ts");
    expect(measure.shorten("a".repeat(5_000_000), "font", 20)).toHaveLength(20);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, room) => {
        const short = measure.shorten(text, "font", room);
        expect(short.length <= room || short === "…").toBe(true);
        if (text.length <= room) expect(short).toBe(text);
      }),
    );
  });
});

it("an edge to nowhere is a bug, and is said to be one", () => {
  const edge = { from: "spend", to: "gone", isOptional: false, collects: false };
  expect(() => toGraphModel({ ...SPEND, edges: [edge] })).toThrow("This is a bug in Icosian.");
});

it("the worst problem of a place counts", () => {
  const problem = (
    node: string,
    severity: "error" | "warning" | "info",
  ): { node: string; severity: typeof severity } => ({ node, severity });
  const problems = [
    problem("a", "info"),
    problem("b", "error"),
    problem("a", "warning"),
    problem("b", "info"),
    problem("x", "error"),
  ];
  const worst = toWorstProblems(problems, (node) => ["a", "b"].indexOf(node));
  expect([...worst]).toEqual([
    [0, "warning"],
    [1, "error"],
  ]);
});
