/** Draws the pictures of modules and dataflows. */
import { toHtml, toSvg, type ExecutionExport } from "@icosian/runtime/visualize";
import type { Catalogue, CatalogueDataflow, CatalogueModule } from "../catalogue/catalogue.js";
import type { Picture } from "./render-picture.js";
import { toModuleGraph } from "./to-module-graph.js";

/** A larger graph is unreadable as a picture in a page. */
const MOST_NODES = 150;

/** What is drawn of a page, with the texts of the files. */
export interface DrawnPicture {
  /** How the page shows it. */
  readonly picture: Picture;
  /** The files by path. */
  readonly files: readonly (readonly [path: string, text: string])[];
}

/** Draws a dataflow, or its modules if it is large, and the page that explores the whole graph. */
export function drawDataflow({ path, title, graph }: CatalogueDataflow): DrawnPicture {
  const isLarge = graph.nodes.length > MOST_NODES;
  const svg = path.replace(/\.html$/, ".svg");
  const explorer = path.replace(/\.html$/, ".graph.html");
  const drawn = isLarge
    ? toSvg(toModuleGraph(graph), { showTypes: false, legend: false })
    : toSvg(graph, { showTypes: graph.nodes.length <= MOST_NODES / 3 });
  return {
    picture: { path: svg, explorer, caption: isLarge ? `The modules of ${title}` : `The graph of ${title}` },
    files: [
      [svg, drawn],
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
