/** Draws the pictures of modules and dataflows. */
import { toHtml, toSvg, type ExecutionExport } from "@icosian/runtime/visualize";
import type { Catalogue, CatalogueDataflow, CatalogueModule } from "../catalogue/catalogue.js";
import { moduleOf } from "../catalogue/module-of.js";
import type { Picture } from "./render-picture.js";

/** A larger graph is unreadable as a picture in a page. */
const MOST_NODES = 150;
/** The same for a graph in which nothing groups the nodes. */
const MOST_UNGROUPED = 1000;

/** What is drawn of a page, with the texts of the files. */
export interface DrawnPicture {
  /** How the page shows it. */
  readonly picture: Picture;
  /** The files by path. */
  readonly files: readonly (readonly [path: string, text: string])[];
}

/**
 * Draws a dataflow, or its modules if it is large, or its subdags if it has one module, and the page that explores the
 * whole graph. A graph with neither is drawn as it is while that takes no more than seconds.
 */
export function drawDataflow({ path, title, graph }: CatalogueDataflow): DrawnPicture {
  const { nodes } = graph;
  const hasModules = new Set(nodes.flatMap((node) => moduleOf(node) ?? [])).size > 1;
  const hasSubdags = nodes.some(({ subdags }) => subdags.length > 0);
  const limit = hasModules || hasSubdags ? MOST_NODES : MOST_UNGROUPED;
  const isGrouped = nodes.length > limit;
  const svg = path.replace(/\.html$/, ".svg");
  const explorer = path.replace(/\.html$/, ".graph.html");
  const groups = isGrouped ? ({ groupBy: hasModules ? "module" : "subdag", legend: false } as const) : {};
  const showTypes = nodes.length <= MOST_NODES / 3;
  const parts = hasModules ? "modules" : "subdags";
  return {
    picture: { path: svg, explorer, caption: isGrouped ? `The ${parts} of ${title}` : `The graph of ${title}` },
    files: [
      [svg, toSvg(graph, { ...groups, showTypes, limit })],
      [explorer, toHtml(graph, { title })],
    ],
  };
}

/**
 * Draws the nodes of a module and what they read of others, in the dataflow that has most of them; null if that is more
 * than a picture can show.
 */
export function drawModule(catalogue: Catalogue, module: CatalogueModule): DrawnPicture | null {
  const graphs = module.dataflows.map((id) => catalogue.dataflows[id]!.graph);
  const parts = graphs.map((graph) => select(graph, module.name));
  const part = parts.reduce((most, each) => (each.own.nodes.length > most.own.nodes.length ? each : most), parts[0]!);
  const shown = [part.all, part.own].find(({ nodes }) => nodes.length <= MOST_NODES);
  if (shown === undefined) return null;
  const path = module.path.replace(/\.html$/, ".svg");
  const caption = shown === part.all ? `The nodes of ${module.name} and what they read` : `The nodes of ${module.name}`;
  const svg = toSvg(shown, { showTypes: false, groupBy: "module" });
  return { picture: { path, caption, explorer: null }, files: [[path, svg]] };
}

/** The nodes of a module, and the same with what they read. O(nodes + edges). */
function select(
  graph: ExecutionExport,
  module: string,
): { readonly own: ExecutionExport; readonly all: ExecutionExport } {
  const own = new Set(graph.nodes.filter((node) => node.module === module).map(({ name }) => name));
  const edges = graph.edges.filter(({ to }) => own.has(to));
  const all = new Set([...own, ...edges.map(({ from }) => from)]);
  return {
    own: {
      ...graph,
      nodes: graph.nodes.filter(({ name }) => own.has(name)),
      edges: edges.filter(({ from }) => own.has(from)),
    },
    all: { ...graph, nodes: graph.nodes.filter(({ name }) => all.has(name)), edges },
  };
}
