/** Draws a graph as svg. */
import { toJson } from "../to-json.js";
import type { DrawGraph } from "../drawing-options.js";

/** Draws a graph. */
export const toSvg: DrawGraph = (graph, options) => toJson(graph, options);
