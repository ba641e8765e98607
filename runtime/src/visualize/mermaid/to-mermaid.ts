/** Draws a graph as a flowchart of Mermaid. */
import { describeNotes } from "../drawing/describe-notes.js";
import type { Drawing, DrawnNode } from "../drawing/drawing.js";
import { toLegend, toSample } from "../drawing/legend.js";
import { limitOf } from "../drawing/limit-of.js";
import { toPlainText } from "../drawing/plain-text.js";
import { LOOKS } from "../drawing/shapes.js";
import { toDrawing } from "../drawing/to-drawing.js";
import { walkGroups } from "../drawing/walk-groups.js";
import type { DrawGraph } from "../drawing-options.js";
import { escapeMermaid } from "./escape-mermaid.js";
import { toMermaidClasses } from "./mermaid-classes.js";
import { MERMAID_SHAPES } from "./mermaid-shapes.js";

/** The number of edges above which Mermaid draws nothing, unless its option `maxEdges` allows more. */
const MOST_EDGES = 500;

/**
 * Draws a graph as a flowchart. Edges to optional inputs are dotted, those that collect items are thick. Mermaid draws at
 * most 500 edges unless its option `maxEdges` allows more; a comment says so if there are more. Above 5,000 nodes the
 * text has modules or subdags in place of nodes.
 */
export const toMermaid: DrawGraph = (graph, options = {}) => {
  const drawing = toDrawing(graph, { ...options, limit: limitOf("mermaid", options) });
  const { edges, nodes, notes, orientation } = drawing;
  const samples =
    drawing.legend === true ? toLegend(drawing).map((entry, index) => ({ ...toSample(entry), id: `l${index}` })) : [];
  const lines = [
    `flowchart ${orientation === "down" ? "TD" : "LR"}`,
    ...(edges.length > MOST_EDGES
      ? [
          `  %% There are ${edges.length} edges. Mermaid draws more than ${MOST_EDGES} only if its option maxEdges allows it.`,
        ]
      : []),
    ...describeNotes(notes).map((note, index) => `  note${index}["${escapeMermaid(toPlainText(note))}"]`),
    ...writeNodes(drawing),
    ...edges.map((edge) => `  ${nodes[edge.from]!.id} ${arrowOf(edge)} ${nodes[edge.to]!.id}`),
    ...(samples.length === 0
      ? []
      : ['  subgraph legend["Legend"]', ...samples.map((each) => `    ${writeNode(each)}`), "  end"]),
    ...toMermaidClasses([...nodes, ...samples], drawing).map((line) => `  ${line}`),
  ];
  return `${[...writeHeader(drawing), ...lines].join("\n")}\n`;
};

function writeHeader({ title, theme }: Drawing): readonly string[] {
  const lines = [
    ...(title === "" ? [] : [`title: ${toYaml(toPlainText(title))}`]),
    ...(theme === "dark" ? ["config:", "  theme: dark"] : []),
  ];
  return lines.length === 0 ? [] : ["---", ...lines, "---"];
}

/** Writes a string as YAML: JSON of which only characters remain that YAML allows. */
function toYaml(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^\x20-\x7e]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function writeNodes(drawing: Drawing): readonly string[] {
  return walkGroups(drawing).map((step) => {
    const indent = "  ".repeat(step.depth + 1);
    if (step.kind === "node") return indent + writeNode(step.node);
    if (step.kind === "close") return `${indent}end`;
    return `${indent}subgraph ${step.group.id}["${escapeMermaid(step.group.label)}"]`;
  });
}

function writeNode({ id, kind, label, type, tags, badges }: DrawnNode): string {
  const [before, after] = MERMAID_SHAPES[LOOKS[kind].shape];
  const lines = [label, ...(type === "" ? [] : [type]), ...tags, ...(badges.length === 0 ? [] : [badges.join(", ")])];
  return `${id}${before}"${lines.map(escapeMermaid).join("<br/>")}"${after}`;
}

function arrowOf({ isOptional, collects }: Drawing["edges"][number]): string {
  if (isOptional) return "-.->";
  return collects ? "==>" : "-->";
}
