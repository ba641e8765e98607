/** Writes a graph as JSON. */
import { hideInputs } from "./drawing/hide-inputs.js";
import type { DrawGraph } from "./drawing-options.js";
import { readOptions } from "./read-options.js";
import { selectView } from "./select-view.js";

/**
 * Writes the part of a graph that the options name, as `execution.schema.json` describes it. The options that change how
 * a picture looks change nothing here, but `hideInputs` does.
 */
export const toJson: DrawGraph = (graph, options) => {
  const read = readOptions(options);
  const selected = selectView(graph, read);
  return `${JSON.stringify(read.hideInputs === true ? hideInputs(selected) : selected, null, 2)}\n`;
};
