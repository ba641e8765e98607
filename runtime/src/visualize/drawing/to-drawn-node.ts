/** Describes one node of a picture. */
import type { ExportedNode } from "../../lineage/execution-export.js";
import type { DrawingOptions, NodeStyle } from "../drawing-options.js";
import type { DrawnNode, NodeFlag } from "./drawing.js";
import { toPlainText } from "./plain-text.js";
import { shortenType } from "./shorten-type.js";

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

/** The flags that no shape shows as clearly as a word. */
const BADGES: Readonly<Partial<Record<NodeFlag, string>>> = {
  overridden: "overridden",
  remote: "remote",
  cached: "cached",
  async: "async",
  item: "per item",
};

/** Describes a node. */
export function toDrawnNode(
  node: ExportedNode,
  { number, group, isHighlighted, style, options }: DrawnNodeFacts,
): DrawnNode {
  const flags = flagsOf(node);
  const badges = flags.flatMap((flag) =>
    flag === "variant" ? [`${node.variants.length} variants`] : (BADGES[flag] ?? []),
  );
  const isTyped = options.showTypes !== false && node.type !== "";
  return {
    id: `n${number}`,
    name: node.name,
    label: toPlainText(style.label ?? node.name),
    type: isTyped ? toPlainText(shortenType(node.type)) : "",
    tags: tagsOf(node, options.showTags ?? false),
    kind: node.kind,
    flags,
    badges,
    group,
    isHighlighted,
    style,
    exported: node,
  };
}

function flagsOf(node: ExportedNode): readonly NodeFlag[] {
  const flags: readonly (readonly [NodeFlag, boolean])[] = [
    ["output", node.isOutput],
    ["overridden", node.isOverridden],
    ["remote", node.isRemote],
    ["cached", node.isCached],
    ["async", node.isAsync],
    ["variant", node.variants.length > 1],
    ["item", node.fanOut !== null && node.fanOut !== node.name],
  ];
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []));
}

function tagsOf({ tags }: ExportedNode, shown: boolean | readonly string[]): readonly string[] {
  if (shown === false) return [];
  // Every node has the tag `module`; it is shown if it is asked for.
  const keys = Object.keys(tags).filter((key) => (shown === true ? key !== "module" : shown.includes(key)));
  return keys.sort().map((key) => toPlainText(`${key}: ${[tags[key]!].flat().join(", ")}`));
}
