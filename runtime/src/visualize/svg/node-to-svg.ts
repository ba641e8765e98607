/** Draws one node as SVG. */
import type { NodeStyle } from "../drawing-options.js";
import type { Drawing, DrawnNode } from "../drawing/drawing.js";
import { describeNode } from "../drawing/describe-node.js";
import { LINE_STYLES, type BoxLine, type NodeBox } from "../drawing/node-box.js";
import { LOOKS, toShapePath } from "../drawing/shapes.js";
import { escapeXml } from "./escape-xml.js";
import { toNumber } from "./to-number.js";

/** Pixels between the sheets of a stack. */
const STACK = 4;
/** Pixels between the two borders of a remote node. */
const DOUBLE = 4;

/** Where and how a node is drawn. */
export interface NodePlacement {
  /** Horizontal centre in pixels. */
  readonly x: number;
  /** Vertical centre in pixels. */
  readonly y: number;
  /** Direction of the edges. */
  readonly orientation: Drawing["orientation"];
  /** Id of the pattern that overridden nodes are hatched with. */
  readonly hatching: string;
}

/** Draws a node around a point. */
export function nodeToSvg(node: DrawnNode, box: NodeBox, { x, y, orientation, hatching }: NodePlacement): string {
  const { kind, flags, style, isHighlighted } = node;
  const { shape } = LOOKS[kind];
  const { width, height } = box;
  const path = toShapePath(shape, width, height, orientation);
  const own = toInline({ fill: style.fill, stroke: style.stroke });
  const sheets = kind === "group" ? [2, 1] : flags.includes("variant") ? [1] : [];
  const border = toInline({ stroke: style.stroke });
  const parts = [
    `<title>${escapeXml(describeNode(node))}</title>`,
    ...(isHighlighted ? [`<path class="halo" d="${path}"/>`] : []),
    ...sheets.map(
      (sheet) => `<path class="shape" transform="translate(${STACK * sheet} ${STACK * sheet})" d="${path}"${own}/>`,
    ),
    `<path class="shape" d="${path}"${own}/>`,
    ...(flags.includes("overridden") ? [`<path fill="url(#${hatching})" d="${path}"/>`] : []),
    ...(flags.includes("remote")
      ? [
          `<path class="inner" d="${toShapePath(shape, width - 2 * DOUBLE, height - 2 * DOUBLE, orientation)}"${border}/>`,
        ]
      : []),
    ...writeLines(box.lines, toInline({ fill: style.color })),
  ];
  const classes = ["node", kind, ...flags, ...(isHighlighted ? ["highlighted"] : [])].join(" ");
  const id = node.id === "" ? "" : `id="${node.id}" `;
  return `<g ${id}class="${classes}" transform="translate(${toNumber(x)} ${toNumber(y)})">${parts.join("")}</g>`;
}

/** Lines of the same role are one text, so that a name that is broken into lines is read as one. */
function writeLines(lines: readonly BoxLine[], own: string): readonly string[] {
  const names = lines.filter(({ role }) => role === "name");
  const others = lines.filter(({ role }) => role !== "name");
  const name =
    names.length === 1
      ? `<text class="name" y="${baselineOf(names[0]!)}"${own}>${escapeXml(names[0]!.text)}</text>`
      : `<text class="name"${own}>${names.map((line) => `<tspan x="0" y="${baselineOf(line)}">${escapeXml(line.text)}</tspan>`).join("")}</text>`;
  return [
    name,
    ...others.map((line) => `<text class="${line.role}" y="${baselineOf(line)}"${own}>${escapeXml(line.text)}</text>`),
  ];
}

/** Not every reader of SVG knows `dominant-baseline`. */
function baselineOf({ role, y }: BoxLine): string {
  return toNumber(y + 0.35 * LINE_STYLES[role].fontSize);
}

function toInline(colours: { readonly [Property in "fill" | "stroke"]?: NodeStyle["fill"] }): string {
  const rules = Object.entries(colours).flatMap(([property, colour]) =>
    colour === undefined ? [] : [`${property}:${colour}`],
  );
  return rules.length === 0 ? "" : ` style="${rules.join(";")}"`;
}
