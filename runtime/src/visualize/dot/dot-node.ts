/** Writes one node as DOT. */
import { describeNode } from "../drawing/describe-node.js";
import type { DrawnNode } from "../drawing/drawing.js";
import { BADGE_SEPARATOR, LINE_STYLES, toNodeBox } from "../drawing/node-box.js";
import { LOOKS, type NodeShape } from "../drawing/shapes.js";
import type { Theme } from "../drawing/theme.js";
import { escapeLabel, quoteDot } from "./escape-dot.js";

/** The name that Graphviz has for each shape. */
const DOT_SHAPES: Readonly<Record<NodeShape, string>> = {
  rectangle: "box",
  rounded: "box",
  stadium: "oval",
  parallelogram: "parallelogram",
  trapezoid: "trapezium",
  invertedTrapezoid: "invtrapezium",
  pentagon: "cds",
  hexagon: "hexagon",
  cylinder: "cylinder",
  disk: "cylinder",
  note: "note",
  barred: "component",
  stack: "folder",
};

/** Writes the statement of a node. */
export function toDotNode(node: DrawnNode, theme: Theme): string {
  const { id, kind, flags, style, isHighlighted } = node;
  const { shape, isDashed } = LOOKS[kind];
  const colours = theme.kinds[kind];
  const styles = [
    "filled",
    ...(shape === "rounded" ? ["rounded"] : []),
    ...(isDashed ? ["dashed"] : []),
    ...(flags.includes("overridden") ? ["diagonals"] : []),
  ];
  const stroke = style.stroke ?? (isHighlighted ? theme.highlight : colours.stroke);
  const attributes = [
    `id="${id}"`,
    `label=<${writeLabel(node, theme)}>`,
    `tooltip=${quoteDot(describeNode(node))}`,
    `shape=${DOT_SHAPES[shape]}`,
    `style="${styles.join(",")}"`,
    `fillcolor="${toLong(style.fill ?? colours.fill)}"`,
    `color="${toLong(stroke)}"`,
    ...(flags.includes("output") || isHighlighted ? ["penwidth=3"] : []),
    ...(flags.includes("remote") ? ["peripheries=2"] : []),
  ];
  return `${id} [${attributes.join(" ")}];`;
}

function writeLabel(node: DrawnNode, theme: Theme): string {
  const own = node.style.color === undefined ? null : toLong(node.style.color);
  const lines = toNodeBox(node).lines.map(({ role, text }) => {
    const size = `point-size="${LINE_STYLES[role].fontSize}"`;
    const written = role === "badges" ? text.replaceAll(BADGE_SEPARATOR, ", ") : text;
    return role === "name"
      ? `<font color="${own ?? theme.text}" ${size}><b>${escapeLabel(written)}</b></font>`
      : `<font color="${own ?? theme.muted}" ${size}>${escapeLabel(written)}</font>`;
  });
  return lines.join("<br/>");
}

/** Graphviz knows no colours of three digits. */
function toLong(colour: string): string {
  return colour.length === 4 ? `#${colour.slice(1).replaceAll(/./g, "$&$&")}` : colour;
}
