/** Draws a graph as a page. */
import type { DrawGraph } from "../drawing-options.js";
import { selectView } from "../select-view.js";
import { toPage } from "./to-page.js";

/**
 * Draws a graph as one HTML file that needs no network: pan, zoom, search, documentation, groups that open in place.
 *
 * @throws DataflowError ICO7010 for names that the graph does not have.
 */
export const toHtml: DrawGraph = (graph, options = {}) => toPage(selectView(graph, options), options);
