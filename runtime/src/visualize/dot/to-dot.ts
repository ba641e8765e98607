/** Draws a graph as dot. */
import { toJson } from "../to-json.js";
import type { DrawGraph } from "../drawing-options.js";

/** Draws a graph. */
export const toDot: DrawGraph = (graph, options) => toJson(graph, options);
