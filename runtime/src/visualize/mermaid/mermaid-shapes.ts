/** How Mermaid writes the shapes of nodes. */
import type { NodeShape } from "../drawing/shapes.js";

/**
 * What stands before and after the label of each shape. These are the shapes that all versions of Mermaid know, so some
 * stand for two of ours; their kinds have different colours.
 */
export const MERMAID_SHAPES: Readonly<Record<NodeShape, readonly [before: string, after: string]>> = {
  rectangle: ["[", "]"],
  rounded: ["(", ")"],
  stadium: ["([", "])"],
  parallelogram: ["[/", "/]"],
  trapezoid: ["[/", "\\]"],
  invertedTrapezoid: ["[\\", "/]"],
  pentagon: [">", "]"],
  hexagon: ["{{", "}}"],
  cylinder: ["[(", ")]"],
  disk: ["[(", ")]"],
  note: ["[\\", "\\]"],
  barred: ["[[", "]]"],
  stack: ["[[", "]]"],
};
