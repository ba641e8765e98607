/** Draws a graph as SVG. */
import type { ExecutionExport } from "../../lineage/execution-export.js";
import { countNodes } from "../drawing/count-nodes.js";
import { describeNotes } from "../drawing/describe-notes.js";
import type { Drawing } from "../drawing/drawing.js";
import { toLegend } from "../drawing/legend.js";
import { limitOf } from "../drawing/limit-of.js";
import { toNodeBox } from "../drawing/node-box.js";
import { toDrawing, type DrawingRequest } from "../drawing/to-drawing.js";
import { toLayoutGraph } from "../drawing/to-layout-graph.js";
import { layOut } from "../layout/lay-out.js";
import { edgeToSvg } from "./edge-to-svg.js";
import { escapeXml } from "./escape-xml.js";
import { groupsToSvg } from "./groups-to-svg.js";
import { headingToSvg } from "./heading-to-svg.js";
import { legendToSvg, type SvgPart } from "./legend-to-svg.js";
import { nodeToSvg } from "./node-to-svg.js";
import { toSvgStyle } from "./svg-style.js";

/** Pixels around a picture. */
const MARGIN = 24;
/** Pixels between the heading, the graph and the legend. */
const GAP = 24;
/** The width in pixels that titles, notes and legends may take even if the graph is narrower. */
const NARROWEST = 460;

/**
 * Draws a graph as a file of its own, without scripts and without anything that is loaded from elsewhere. With the theme
 * `"auto"` it is light or dark as the reader's system is. Above 10,000 nodes, or 4,000 if boxes are drawn around them, it
 * shows modules or subdags in place of nodes.
 *
 * @param options - Those of `visualize`, and the number of nodes above which groups are shown.
 */
export const toSvg: (graph: ExecutionExport, options?: DrawingRequest) => string = (graph, options = {}) => {
  const drawing = toDrawing(graph, { ...options, limit: options.limit ?? limitOf("svg", options) });
  const { theme } = drawing;
  const [tip, hatching] = [`icosian-${theme}-tip`, `icosian-${theme}-hatching`];
  const body = drawGraph(drawing, tip, hatching);
  const room = Math.max(body.width, NARROWEST);
  const heading = headingToSvg(drawing, room);
  const legend = legendToSvg(drawing.legend === false ? [] : toLegend(drawing), room, hatching);
  const parts = [heading, body, legend].filter(({ elements }) => elements.length > 0);
  const width = Math.ceil(Math.max(0, ...parts.map((part) => part.width)) + 2 * MARGIN);
  let y = MARGIN;
  const placed = parts.map((part) => {
    const x = part === body ? (width - body.width) / 2 : MARGIN;
    const text = `<g transform="translate(${x} ${y})">\n${part.elements.join("\n")}\n</g>`;
    y += part.height + GAP;
    return text;
  });
  const height = Math.ceil(y - GAP + MARGIN);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} class="icosian-${theme}" role="img" aria-label="${escapeXml(describe(drawing))}">`,
    `<style>\n${toSvgStyle(theme).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}\n</style>`,
    `<defs><marker id="${tip}" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="tip" d="M0 1L10 5L0 9Z"/></marker>`,
    `<pattern id="${hatching}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" stroke-width="2.5" d="M0 0V7"/></pattern></defs>`,
    `<rect class="background" width="${width}" height="${height}" rx="6"/>`,
    ...placed,
    "</svg>\n",
  ].join("\n");
};

function drawGraph(drawing: Drawing, tip: string, hatching: string): SvgPart {
  const { nodes, edges, orientation } = drawing;
  if (nodes.length === 0) return { elements: [], width: 0, height: 0 };
  const boxes = nodes.map(toNodeBox);
  const layout = layOut(toLayoutGraph(drawing, boxes), { orientation });
  const elements = [
    ...groupsToSvg(drawing, layout),
    ...edges.map((edge, index) => edgeToSvg(edge, index, layout, orientation, tip)),
    ...nodes.map((node, index) =>
      nodeToSvg(node, boxes[index]!, { x: layout.x[index]!, y: layout.y[index]!, orientation, hatching }),
    ),
  ];
  return { elements: elements.filter((each) => each !== ""), width: layout.width, height: layout.height };
}

function describe({ title, nodes, notes }: Drawing): string {
  const counted = nodes.length === 0 ? describeNotes(notes).join(" ") : `Dataflow with ${countNodes(nodes.length)}.`;
  return title === "" ? counted : `${title}. ${counted}`;
}
