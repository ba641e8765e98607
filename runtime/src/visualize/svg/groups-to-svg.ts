/** Draws the boxes around nodes as SVG. */
import type { Drawing } from "../drawing/drawing.js";
import { measureText } from "../drawing/measure-text.js";
import { cutText } from "../drawing/wrap-text.js";
import type { Layout } from "../layout/layout-graph.js";
import { escapeXml } from "./escape-xml.js";
import { toNumber } from "./to-number.js";

/** Draws the groups, outer ones first. */
export function groupsToSvg({ nodes, groups }: Drawing, layout: Layout): readonly string[] {
  const depths: number[] = [];
  return groups.map(({ id, name, label, parent }, index) => {
    const depth = parent < 0 ? 0 : depths[parent]! + 1;
    depths.push(depth);
    const at = nodes.length + index;
    const [width, height] = [layout.widths[at]!, layout.heights[at]!];
    const [left, top] = [layout.x[at]! - width / 2, layout.y[at]! - height / 2];
    const title = cutText(label, (text) => measureText(text, 11, "bold") <= width - 20);
    return (
      `<g id="${id}" class="box${depth % 2 === 1 ? " odd" : ""}"><title>${escapeXml(name)}</title>` +
      `<rect x="${toNumber(left)}" y="${toNumber(top)}" width="${toNumber(width)}" height="${toNumber(height)}" rx="8"/>` +
      `<text x="${toNumber(left + 10)}" y="${toNumber(top + 17)}">${escapeXml(title)}</text></g>`
    );
  });
}
