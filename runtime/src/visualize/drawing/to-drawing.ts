/** Turns an exported graph and the options of a drawing into what is drawn. */
import type { ExecutionExport } from "../../lineage/execution-export.js";
import type { VisualizeOptions } from "../drawing-options.js";
import { readOptions } from "../read-options.js";
import { selectView } from "../select-view.js";
import { collapse } from "./collapse.js";
import type { Drawing, DrawnEdge, DrawnNode } from "./drawing.js";
import { hideInputs } from "./hide-inputs.js";
import { readStyles } from "./read-styles.js";
import { selectGroups } from "./select-groups.js";
import { toDrawnNode } from "./to-drawn-node.js";

/** The options of a drawing, and its limit. */
export interface DrawingRequest extends Omit<VisualizeOptions, "format"> {
  /** The number of nodes above which groups are drawn in place of nodes; default: none. */
  readonly limit?: number;
}

/**
 * Selects what is drawn and describes it. The options are checked here, because callers may come from JavaScript.
 * O(nodes + edges).
 *
 * @throws DataflowError ICO7008 with everything that is wrong with the options, ICO7010 for unknown names.
 */
export function toDrawing(graph: ExecutionExport, { limit = Infinity, ...rest }: DrawingRequest = {}): Drawing {
  const options = readOptions(rest);
  const selected = selectView(graph, options);
  const view = options.hideInputs === true ? hideInputs(selected) : selected;
  const shared = {
    title: options.title ?? "",
    orientation: options.orientation ?? "down",
    theme: options.theme ?? "auto",
    legend: options.legend ?? null,
  } as const;
  if (view.nodes.length === 0) {
    const note = { kind: "empty", whole: graph.nodes.length, hidden: selected.nodes.length } as const;
    return { ...shared, nodes: [], groups: [], edges: [], notes: [note] };
  }
  if (view.nodes.length > limit) return { ...shared, ...collapse(view, options.groupBy, limit) };
  const copied = options.deduplicateInputs === true ? findCopied(view) : NONE;
  const count = countWithCopies(view, copied);
  if (count <= limit) return { ...shared, ...drawAll(view, copied, options), notes: [] };
  const note = { kind: "inputsOnce", nodes: count, limit } as const;
  return { ...shared, ...drawAll(view, NONE, options), notes: [note] };
}

const NONE: ReadonlySet<string> = new Set();

/** @param copied - Names of the inputs that are drawn once for each reader. */
function drawAll(
  view: ExecutionExport,
  copied: ReadonlySet<string>,
  options: DrawingRequest,
): Pick<Drawing, "nodes" | "groups" | "edges"> {
  const { groups, groupOf } = selectGroups(view.nodes, options.groupBy);
  const styles = readStyles(view.nodes, options.style);
  const highlighted = new Set(options.highlight);
  const indexes = new Map(view.nodes.map(({ name }, index) => [name, index]));
  const nodes: DrawnNode[] = [];
  const edges: DrawnEdge[] = [];
  const add = (index: number, group: number): number => {
    const node = view.nodes[index]!;
    const isHighlighted = highlighted.has(node.name);
    const number = nodes.length;
    nodes.push(toDrawnNode(node, { number, group, isHighlighted, style: styles[index]!, options }));
    return number;
  };
  const drawn = view.nodes.map((node, index) => (copied.has(node.name) ? -1 : add(index, groupOf[index]!)));
  for (const { from, to, isOptional, collects } of view.edges) {
    const reader = indexes.get(to)!;
    const source = indexes.get(from)!;
    const start = drawn[source] === -1 ? add(source, groupOf[reader]!) : drawn[source]!;
    edges.push({ from: start, to: drawn[reader]!, isOptional, collects });
  }
  return { nodes, groups, edges };
}

/** Finds the inputs that are drawn once for each reader: those that have readers. */
function findCopied({ nodes, edges }: ExecutionExport): ReadonlySet<string> {
  const read = new Set(edges.map(({ from }) => from));
  return new Set(
    nodes.flatMap(({ name, kind }) => ((kind === "input" || kind === "config") && read.has(name) ? [name] : [])),
  );
}

/** The number of nodes that are drawn: a copied input counts once for each of its edges. */
function countWithCopies({ nodes, edges }: ExecutionExport, copied: ReadonlySet<string>): number {
  return nodes.length - copied.size + edges.filter(({ from }) => copied.has(from)).length;
}
