/** Writes a graph as JSON. */
import type { DrawGraph } from "./drawing-options.js";
import { selectView } from "./select-view.js";

/** Writes the part of a graph that the options name, as `execution.schema.json` describes it. */
export const toJson: DrawGraph = (graph, options = {}) => `${JSON.stringify(selectView(graph, options), null, 2)}\n`;
