/** Decides how items look, and how large they are. */
import type { ExportedNode } from "../../../lineage/execution-export.js";
import type { NodeStyle } from "../../drawing-options.js";
import { BADGE_SEPARATOR } from "../../drawing/node-box.js";
import { badgesOf, flagsOf, shownTagsOf, shownTypeOf } from "../../drawing/node-words.js";
import { toPlainText } from "../../drawing/plain-text.js";
import type { PageProblem } from "../page-data.js";
import { FONTS, SIZES } from "./dimensions.js";
import type { GraphModel } from "./graph-model.js";
import type { GroupTree } from "./group-tree.js";
import type { ItemLook } from "./scene.js";
import type { TextMeasure } from "./text-measure.js";
import type { VisibleGraph } from "./visible-graph.js";
import { toWorstProblems } from "./worst-problems.js";

/** What is written beside the name of a node. */
export interface LookSettings {
  /** Whether types are shown. */
  readonly showTypes: boolean;
  /** Whether tags are shown, or the keys of those that are. */
  readonly showTags: boolean | readonly string[];
  /** Names of nodes that are emphasised. */
  readonly highlight: ReadonlySet<string>;
  /** Styles by node. */
  readonly styles: ReadonlyMap<number, NodeStyle>;
}

/** Looks and sizes of the items, in their order. */
export interface SizedLooks {
  /** How they look. */
  readonly looks: readonly ItemLook[];
  /** Their widths in pixels. */
  readonly widths: Float64Array;
  /** Their heights in pixels. */
  readonly heights: Float64Array;
}

/** The looks with the worst problem of each item. O(items + problems). */
export function withProblems(
  looks: readonly ItemLook[],
  { indexes }: GraphModel,
  visible: VisibleGraph,
  problems: readonly PageProblem[],
): readonly ItemLook[] {
  const worst = toWorstProblems(problems, (name) => visible.itemOf[indexes.get(name) ?? -1] ?? -1);
  return looks.map((look, item) => ({ ...look, problem: worst.get(item) ?? null }));
}

/** Decides how the items of a visible graph look, without their problems. O(items + nodes). */
export function toItemLooks(
  model: GraphModel,
  tree: GroupTree,
  visible: VisibleGraph,
  settings: LookSettings,
  measure: TextMeasure,
): SizedLooks {
  const widths = new Float64Array(visible.nodes.length);
  const heights = new Float64Array(visible.nodes.length);
  const looks = Array.from(visible.nodes, (index, item): ItemLook => {
    const group = tree.groups[visible.groups[item]!];
    const isGroup = group !== undefined;
    const node = model.nodes[index];
    const texts =
      node === undefined
        ? { label: group?.label ?? "", detail: `${group?.size ?? 0} nodes`, tags: "" }
        : toTexts(node, settings.styles.get(index) ?? null, settings);
    const [labelFont, detailFont] = isGroup ? [FONTS.group, FONTS.groupDetail] : [FONTS.label, FONTS.detail];
    const room = SIZES.maxWidth - SIZES.textStart - SIZES.textEnd;
    const label = isGroup
      ? measure.shortenStart(texts.label, labelFont, room)
      : measure.shorten(texts.label, labelFont, room);
    const detail = measure.shorten(texts.detail, detailFont, room);
    const tags = measure.shorten(texts.tags, FONTS.detail, room);
    const textWidth = Math.max(
      measure.width(label, labelFont),
      measure.width(detail, detailFont),
      measure.width(tags, FONTS.detail),
    );
    const lines = Number(detail !== "") + Number(tags !== "");
    widths[item] = Math.max(SIZES.minWidth, Math.ceil(textWidth) + SIZES.textStart + SIZES.textEnd);
    heights[item] = isGroup ? SIZES.groupHeight : SIZES.lineHeights[lines]!;
    return {
      kind: node?.kind ?? "group",
      label,
      detail,
      tags,
      isOutput: node?.isOutput ?? false,
      isOverridden: node?.isOverridden ?? false,
      isPerItem: node !== undefined && flagsOf(node).includes("item"),
      isHighlighted: node !== undefined && settings.highlight.has(node.name),
      problem: null,
      style: settings.styles.get(index) ?? null,
    };
  });
  return { looks, widths, heights };
}

function toTexts(
  node: ExportedNode,
  style: NodeStyle | null,
  { showTypes, showTags }: LookSettings,
): Pick<ItemLook, "label" | "detail" | "tags"> {
  const type = showTypes ? shownTypeOf(node) : "";
  return {
    label: toPlainText(style?.label ?? node.name),
    detail: [...(type === "" ? [] : [type]), ...badgesOf(node)].join(BADGE_SEPARATOR),
    tags: shownTagsOf(node, showTags).join("  "),
  };
}
