/** Decides what is written in the box of a node, in pictures and on pages. */
import type { ExportedNode } from "../../lineage/execution-export.js";
import type { DrawingOptions } from "../drawing-options.js";
import type { NodeFlag } from "./drawing.js";
import { toPlainText } from "./plain-text.js";
import { shortenType } from "./shorten-type.js";

/** The flags that no shape shows as clearly as a word. */
const BADGES: Readonly<Partial<Record<NodeFlag, string>>> = {
  overridden: "overridden",
  remote: "remote",
  cached: "cached",
  async: "async",
  item: "per item",
};

/** What is true of a node besides its kind. */
export function flagsOf(node: ExportedNode): readonly NodeFlag[] {
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

/** Words for those of the flags that are shown in words: `async`, `2 variants`. */
export function badgesOf(node: ExportedNode): readonly string[] {
  return flagsOf(node).flatMap((flag) =>
    flag === "variant" ? [`${node.variants.length} variants`] : (BADGES[flag] ?? []),
  );
}

/** Words for all flags, for those who do not see the shape. */
export function flagWordsOf(node: ExportedNode): readonly string[] {
  return [...(node.isOutput ? ["output"] : []), ...badgesOf(node)];
}

/** The type, shortened. What says nothing to a reader is left out: an unknown type, and the field of one without a name. */
export function shownTypeOf({ type }: ExportedNode): string {
  return /^(unknown|)$|^\(\{.*\}\)\[[^\]]*\]$/s.test(type) ? "" : toPlainText(shortenType(type));
}

/** The tags that are shown, as `key: value`. Every node has the tag `module`; it is shown if it is asked for. */
export function shownTagsOf({ tags }: ExportedNode, shown: NonNullable<DrawingOptions["showTags"]>): readonly string[] {
  if (shown === false) return [];
  const keys = Object.keys(tags).filter((key) => (shown === true ? key !== "module" : shown.includes(key)));
  return keys.sort().map((key) => toPlainText(`${key}: ${[tags[key]!].flat().join(", ")}`));
}
