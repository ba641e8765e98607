/** Finds out which groups contain a node. */
import type { ExportedNode } from "../../lineage/execution-export.js";
import type { DrawingOptions } from "../drawing-options.js";

/** The names of the groups that contain a node, from the outermost inwards. Several values of a tag are one name. */
export function groupPathOf(node: ExportedNode, groupBy: NonNullable<DrawingOptions["groupBy"]>): readonly string[] {
  if (groupBy === "module") return node.module === null ? [] : [node.module];
  if (groupBy === "subdag") return node.subdags;
  const values = Object.hasOwn(node.tags, groupBy.tag) ? [node.tags[groupBy.tag]!].flat() : [];
  return values.length === 0 ? [] : [values.join(", ")];
}
