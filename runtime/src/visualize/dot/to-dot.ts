/** Draws a graph in the language of Graphviz. */
import { describeNotes } from "../drawing/describe-notes.js";
import type { Drawing } from "../drawing/drawing.js";
import { toLegend, toSample } from "../drawing/legend.js";
import { limitOf } from "../drawing/limit-of.js";
import { DARK, LIGHT, type Theme } from "../drawing/theme.js";
import { toDrawing } from "../drawing/to-drawing.js";
import { walkGroups } from "../drawing/walk-groups.js";
import type { DrawGraph } from "../drawing-options.js";
import { toDotNode } from "./dot-node.js";
import { quoteDot, quoteHeading } from "./escape-dot.js";

const LEGEND_COLUMNS = 4;
const FONT = "Helvetica,Arial,sans-serif";

/**
 * Draws a graph as DOT. Edges to optional inputs are dashed, those that collect items are bold. Above 20,000 nodes the
 * text has modules or subdags in place of nodes.
 */
export const toDot: DrawGraph = (graph, options = {}) => {
  const drawing = toDrawing(graph, { ...options, limit: limitOf("dot", options) });
  const { edges, nodes, orientation } = drawing;
  const theme = drawing.theme === "dark" ? DARK : LIGHT;
  const heading = [drawing.title, ...describeNotes(drawing.notes)].filter(Boolean).join("\n");
  return [
    "digraph dataflow {",
    `  graph [rankdir=${orientation === "down" ? "TB" : "LR"} bgcolor="${theme.background}" fontname="${FONT}" fontcolor="${theme.text}" nodesep=0.3 ranksep=0.5 compound=true];`,
    `  node [fontname="${FONT}" fontsize=13 margin="0.22,0.09" height=0.4];`,
    `  edge [color="${theme.edge}" arrowsize=0.7];`,
    ...(heading === ""
      ? []
      : [`  label=${quoteHeading(heading)};`, "  labelloc=t;", "  labeljust=l;", "  fontsize=15;"]),
    ...writeNodes(drawing, theme),
    ...edges.map((edge) => `  ${nodes[edge.from]!.id} -> ${nodes[edge.to]!.id}${styleOf(edge)};`),
    ...writeLegend(drawing, theme),
    "}\n",
  ].join("\n");
};

function writeNodes(drawing: Drawing, theme: Theme): readonly string[] {
  return walkGroups(drawing).map((step) => {
    const indent = "  ".repeat(step.depth + 1);
    if (step.kind === "node") return indent + toDotNode(step.node, theme);
    if (step.kind === "close") return `${indent}}`;
    const { id, label, name } = step.group;
    const fill = step.depth % 2 === 0 ? theme.groupFill : theme.background;
    const attributes = `label=${quoteDot(label)} tooltip=${quoteDot(name)} labeljust=l fontsize=11 fontcolor="${theme.muted}"`;
    return `${indent}subgraph cluster_${id} { graph [id="${id}" ${attributes} style="filled,rounded" fillcolor="${fill}" color="${theme.groupStroke}"];`;
  });
}

function styleOf({ isOptional, collects }: Drawing["edges"][number]): string {
  const styles = [...(isOptional ? ["dashed"] : []), ...(collects ? ["bold"] : [])];
  return styles.length === 0 ? "" : ` [style="${styles.join(",")}"]`;
}

/** Invisible edges put the samples into columns. */
function writeLegend(drawing: Drawing, theme: Theme): readonly string[] {
  const samples = drawing.legend === false ? [] : toLegend(drawing);
  if (samples.length === 0) return [];
  const nodes = samples.map((entry, index) => toDotNode({ ...toSample(entry), id: `l${index}` }, theme));
  const below = samples
    .slice(LEGEND_COLUMNS)
    .map((_, index) => `    l${index} -> l${index + LEGEND_COLUMNS} [style=invis];`);
  return [
    `  subgraph cluster_legend { graph [id="legend" label="Legend" labeljust=l fontsize=11 fontcolor="${theme.muted}" color="${theme.groupStroke}" style=rounded];`,
    ...nodes.map((node) => `    ${node}`),
    ...below,
    "  }",
  ];
}
