/** Finds what lies in an area of a scene, and the curves of its edges. */
import { toEdgePath } from "../../layout/edge-path.js";
import type { Scene } from "./scene.js";
import { SpatialGrid, type Bounds } from "./spatial-grid.js";

/** A scene with what is needed to paint parts of it fast. */
export class SceneIndex {
  /** The scene. */
  readonly scene: Scene;
  readonly #items: SpatialGrid;
  readonly #edgeBoxes: Float64Array;
  readonly #paths: (Float64Array | undefined)[];

  /** Indexes a scene. O(items + points). */
  constructor(scene: Scene) {
    this.scene = scene;
    this.#items = new SpatialGrid(toItemBoxes(scene));
    this.#edgeBoxes = toEdgeBoxes(scene);
    this.#paths = Array.from({ length: scene.visible.from.length });
  }

  /** The items that touch an area, each after the group that contains it. */
  itemsIn(area: Bounds): readonly number[] {
    return this.#items.find(area);
  }

  /** The edges whose bounds touch an area. O(edges): the bounds of long ones would fill a grid. */
  edgesIn({ left, top, right, bottom }: Bounds): readonly number[] {
    const found: number[] = [];
    const boxes = this.#edgeBoxes;
    for (let edge = 0, at = 0; at < boxes.length; edge++, at += 4)
      if (boxes[at]! <= right && boxes[at + 1]! <= bottom && boxes[at + 2]! >= left && boxes[at + 3]! >= top)
        found.push(edge);
    return found;
  }

  /** The borders of an item. */
  boundsOf(item: number): Bounds {
    return toItemBounds(this.scene, item);
  }

  /** The curve of an edge as `toEdgePath` returns it. */
  pathOf(edge: number): Float64Array {
    const { layout, orientation } = this.scene;
    const { points, starts } = layout;
    return (this.#paths[edge] ??= toEdgePath(points, starts[edge]!, starts[edge + 1]!, orientation));
  }

  /**
   * The item at a point: the innermost one. O(items near it).
   *
   * @returns Its index, or -1.
   */
  itemAt(x: number, y: number): number {
    return this.itemsIn({ left: x, top: y, right: x, bottom: y }).at(-1) ?? -1;
  }
}

function toItemBounds({ layout }: Scene, item: number): Bounds {
  const [x, y, halfWidth, halfHeight] = [
    layout.x[item]!,
    layout.y[item]!,
    layout.widths[item]! / 2,
    layout.heights[item]! / 2,
  ];
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

function toItemBoxes(scene: Scene): Float64Array {
  const boxes = new Float64Array(4 * scene.looks.length);
  for (let item = 0; item < scene.looks.length; item++) {
    const { left, top, right, bottom } = toItemBounds(scene, item);
    boxes.set([left, top, right, bottom], 4 * item);
  }
  return boxes;
}

/** Curves may leave the bounds of their points by the size of an arrowhead. */
const SLACK = 8;

function toEdgeBoxes({ layout, visible }: Scene): Float64Array {
  const boxes = new Float64Array(4 * visible.from.length);
  const { starts, points } = layout;
  for (let edge = 0; edge < visible.from.length; edge++) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let point = starts[edge]!; point < starts[edge + 1]!; point++) {
      const [x, y] = [points[2 * point]!, points[2 * point + 1]!];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    if (left <= right) boxes.set([left - SLACK, top - SLACK, right + SLACK, bottom + SLACK], 4 * edge);
    else boxes.set([-1, -1, -1, -1], 4 * edge);
  }
  return boxes;
}
