/** Draws a graph as html. */
import { toJson } from "../to-json.js";
import type { DrawGraph } from "../drawing-options.js";

/** Draws a graph. */
export const toHtml: DrawGraph = (graph, options) => toJson(graph, options);
