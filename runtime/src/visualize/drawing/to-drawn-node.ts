/** Describes one node of a picture. */
import type { ExportedNode } from "../../lineage/execution-export.js";
import type { DrawingOptions, NodeStyle } from "../drawing-options.js";
import type { DrawnNode } from "./drawing.js";
import { badgesOf, flagsOf, shownTagsOf, shownTypeOf } from "./node-words.js";
import { toPlainText } from "./plain-text.js";

/** What a node is described with. */
export interface DrawnNodeFacts {
  /** Index of the node in the picture. */
  readonly number: number;
  /** Index of the innermost group that contains it, or -1. */
  readonly group: number;
  /** Whether it is emphasised. */
  readonly isHighlighted: boolean;
  /** Colours and label of its own. */
  readonly style: NodeStyle;
  /** The options of the drawing. */
  readonly options: DrawingOptions;
}

/** Describes a node. */
export function toDrawnNode(
  node: ExportedNode,
  { number, group, isHighlighted, style, options }: DrawnNodeFacts,
): DrawnNode {
  return {
    id: `n${number}`,
    name: node.name,
    label: toPlainText(style.label ?? node.name),
    type: options.showTypes === false ? "" : shownTypeOf(node),
    tags: shownTagsOf(node, options.showTags ?? false),
    kind: node.kind,
    flags: flagsOf(node),
    badges: badgesOf(node),
    group,
    isHighlighted,
    style,
    exported: node,
  };
}
