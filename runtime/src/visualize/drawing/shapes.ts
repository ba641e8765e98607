/** The shapes of nodes: which kind has which shape, and its outline. */
import type { DrawnKind } from "./drawing.js";

/** The outline of a node. */
export type NodeShape =
  | "rectangle"
  | "rounded"
  | "stadium"
  | "parallelogram"
  | "trapezoid"
  | "invertedTrapezoid"
  | "pentagon"
  | "hexagon"
  | "cylinder"
  | "disk"
  | "note"
  | "barred"
  | "stack";

/** How a kind of node looks besides its colours. */
export interface KindLook {
  /** The outline of its box. */
  readonly shape: NodeShape;
  /** Whether its border is dashed. */
  readonly isDashed: boolean;
  /** What a legend says about it. */
  readonly meaning: string;
}

/** How each kind looks. */
export const LOOKS: Readonly<Record<DrawnKind, KindLook>> = {
  input: { shape: "stadium", isDashed: true, meaning: "input" },
  config: { shape: "parallelogram", isDashed: true, meaning: "config" },
  function: { shape: "rectangle", isDashed: false, meaning: "function" },
  fanOut: { shape: "trapezoid", isDashed: false, meaning: "fan-out" },
  collect: { shape: "invertedTrapezoid", isDashed: false, meaning: "collects items" },
  field: { shape: "rounded", isDashed: false, meaning: "field" },
  step: { shape: "pentagon", isDashed: false, meaning: "step" },
  check: { shape: "hexagon", isDashed: false, meaning: "check" },
  loader: { shape: "cylinder", isDashed: false, meaning: "loader" },
  saver: { shape: "disk", isDashed: false, meaning: "saver" },
  metadata: { shape: "note", isDashed: false, meaning: "metadata" },
  result: { shape: "barred", isDashed: false, meaning: "result" },
  given: { shape: "stadium", isDashed: false, meaning: "given to a subdag" },
  group: { shape: "stack", isDashed: false, meaning: "group of nodes" },
};

/** The pixels that a shape needs around its text. */
export interface ShapePadding {
  /** At the left and at the right. */
  readonly x: number;
  /** Above. */
  readonly top: number;
  /** Below. */
  readonly bottom: number;
}

const PADDINGS: Readonly<Partial<Record<NodeShape, ShapePadding>>> = {
  stadium: { x: 18, top: 8, bottom: 8 },
  parallelogram: { x: 24, top: 8, bottom: 8 },
  trapezoid: { x: 26, top: 8, bottom: 8 },
  invertedTrapezoid: { x: 26, top: 8, bottom: 8 },
  pentagon: { x: 22, top: 8, bottom: 8 },
  hexagon: { x: 22, top: 8, bottom: 8 },
  cylinder: { x: 14, top: 17, bottom: 11 },
  disk: { x: 14, top: 21, bottom: 11 },
  note: { x: 18, top: 8, bottom: 8 },
  barred: { x: 20, top: 8, bottom: 8 },
};

/** The pixels that a shape needs around its text. */
export function paddingOf(shape: NodeShape): ShapePadding {
  return PADDINGS[shape] ?? { x: 14, top: 8, bottom: 8 };
}

/**
 * Draws an outline around 0, 0, as the `d` of an SVG path, which the canvas of a browser takes too.
 *
 * @param width - Width of the whole shape in pixels.
 * @param height - Height of the whole shape in pixels.
 * @param orientation - Direction of the edges, whose ends are in the middle of two sides: these are not slanted.
 */
export function toShapePath(
  shape: NodeShape,
  width: number,
  height: number,
  orientation: "down" | "right" = "down",
): string {
  const [right, bottom] = [width / 2, height / 2];
  const slant = Math.min(12, width / 4);
  const low = Math.min(9, height / 4);
  switch (shape) {
    case "stadium":
      return toRounded(right, bottom, 22);
    case "rounded":
      return toRounded(right, bottom, 12);
    case "parallelogram":
      return orientation === "down"
        ? toPolygon([slant - right, -bottom, right, -bottom, right - slant, bottom, -right, bottom])
        : toPolygon([-right, low - bottom, right, -bottom, right, bottom - low, -right, bottom]);
    case "trapezoid":
      return orientation === "down"
        ? toPolygon([slant - right, -bottom, right - slant, -bottom, right, bottom, -right, bottom])
        : toPolygon([-right, low - bottom, right, -bottom, right, bottom, -right, bottom - low]);
    case "invertedTrapezoid":
      return orientation === "down"
        ? toPolygon([-right, -bottom, right, -bottom, right - slant, bottom, slant - right, bottom])
        : toPolygon([-right, -bottom, right, low - bottom, right, bottom - low, -right, bottom]);
    case "pentagon":
      return toPolygon([-right, -bottom, right - slant, -bottom, right, 0, right - slant, bottom, -right, bottom]);
    case "hexagon":
      return toPolygon([
        -right,
        0,
        slant - right,
        -bottom,
        right - slant,
        -bottom,
        right,
        0,
        right - slant,
        bottom,
        slant - right,
        bottom,
      ]);
    case "cylinder":
      return toCylinder(right, bottom, 1);
    case "disk":
      return toCylinder(right, bottom, 2);
    case "note":
      return (
        toPolygon([-right, -bottom, right - slant, -bottom, right, slant - bottom, right, bottom, -right, bottom]) +
        `M${right - slant} ${-bottom}V${slant - bottom}H${right}`
      );
    case "barred": {
      const bar = right - Math.min(7, right / 2);
      return `${toRounded(right, bottom, 4)}M${-bar} ${-bottom}V${bottom}M${bar} ${-bottom}V${bottom}`;
    }
    case "rectangle":
    case "stack":
      return toRounded(right, bottom, 5);
  }
}

function toPolygon(points: readonly number[]): string {
  const pairs = points.flatMap((x, index) => (index % 2 === 0 ? [`${x} ${points[index + 1]!}`] : []));
  return `M${pairs.join("L")}Z`;
}

function toRounded(right: number, bottom: number, wanted: number): string {
  const radius = Math.min(wanted, right, bottom);
  const arc = `A${radius} ${radius} 0 0 1`;
  return (
    `M${radius - right} ${-bottom}H${right - radius}${arc} ${right} ${radius - bottom}V${bottom - radius}` +
    `${arc} ${right - radius} ${bottom}H${radius - right}${arc} ${-right} ${bottom - radius}V${radius - bottom}${arc} ${radius - right} ${-bottom}Z`
  );
}

/** Lines go along the top, so many as asked for. */
function toCylinder(right: number, bottom: number, lines: number): string {
  const cap = Math.min(6, bottom / 2);
  const arc = `A${right} ${cap} 0 0 1`;
  const rims = Array.from({ length: lines }, (_, line) => cap - bottom + 4 * line);
  const rim = rims.map((y) => `M${right} ${y}${arc} ${-right} ${y}`).join("");
  return `M${-right} ${cap - bottom}${arc} ${right} ${cap - bottom}V${bottom - cap}${arc} ${-right} ${bottom - cap}Z${rim}`;
}
