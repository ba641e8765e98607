/** Draws a graph as mermaid. */
import { toJson } from "../to-json.js";
import type { DrawGraph } from "../drawing-options.js";

/** Draws a graph. */
export const toMermaid: DrawGraph = (graph, options) => toJson(graph, options);
