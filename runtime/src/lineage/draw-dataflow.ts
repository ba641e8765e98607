/** Draws exported graphs for `visualize` and `visualizeExecution`, whose drawing functions are loaded only when they are used. */
import { DataflowError } from "../errors/dataflow-error.js";
import { isRecord } from "../plan/request/is-record.js";
import type { VisualizeOptions } from "../visualize/drawing-options.js";
import type { ExecutionExport } from "./execution-export.js";
import { loadVisualize } from "./load-visualize.js";

/**
 * Draws a graph.
 *
 * @param options - The options of `visualize`, of any type.
 * @throws DataflowError ICO7008 with everything that is wrong with the options, ICO7010 for unknown names.
 */
export function drawDataflow(graph: ExecutionExport, options: unknown): string {
  if (!isRecord(options) || typeof options["format"] !== "function") return drawLoaded(graph, options);
  const { format, ...others } = options;
  // A cast because a function has no type at run time.
  return (format as (graph: ExecutionExport, options: object) => string)(graph, others);
}

/** Draws with the loaded functions, which may be those of another copy of this package, with errors of its own class. */
function drawLoaded(graph: ExecutionExport, options: unknown): string {
  const { draw } = loadVisualize();
  try {
    return draw(graph, options);
  } catch (thrown) {
    const isOther = thrown instanceof Error && thrown.name === DataflowError.name && "problems" in thrown;
    // A cast because the class of the other copy has the same fields.
    throw isOther ? new DataflowError((thrown as DataflowError).problems, { cause: thrown }) : thrown;
  }
}

/** Separates the options of `visualizeExecution`: those of a request from those of a drawing. */
export function splitOptions(options: unknown): { readonly request: unknown; readonly drawing: unknown } {
  if (!isRecord(options)) return { request: {}, drawing: options };
  const { inputs, overrides, ...drawing } = options;
  return { request: { ...("inputs" in options && { inputs }), ...("overrides" in options && { overrides }) }, drawing };
}

/** Makes notebooks show the graph of a dataflow that is the last value of a cell. */
export function displayInNotebooks(flow: object, visualize: (options: VisualizeOptions) => string): void {
  const value = (): Readonly<Record<string, string>> => ({
    "image/svg+xml": visualize({ format: "svg" }),
    "text/plain": visualize({ format: "mermaid" }),
  });
  Object.defineProperty(flow, Symbol.for("Jupyter.display"), { value });
}
