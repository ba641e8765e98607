/** Draws an exported graph in a format that has a name. */
import type { ExecutionExport } from "../lineage/execution-export.js";
import { toDot } from "./dot/to-dot.js";
import type { DrawGraph, DrawingFormat, VisualizeOptions } from "./drawing-options.js";
import { toHtml } from "./html/to-html.js";
import { toMermaid } from "./mermaid/to-mermaid.js";
import { readOptions } from "./read-options.js";
import { toSvg } from "./svg/to-svg.js";
import { toJson } from "./to-json.js";

/** The drawing function of each format. */
const FORMATS: Readonly<Record<DrawingFormat, DrawGraph>> = {
  mermaid: toMermaid,
  dot: toDot,
  svg: toSvg,
  html: toHtml,
  json: toJson,
};

/**
 * Draws a graph.
 *
 * @param options - The options of `visualize`, of any type, because callers may come from JavaScript.
 * @throws DataflowError ICO7008 with everything that is wrong with the options, ICO7010 for unknown names.
 */
export function draw(graph: ExecutionExport, options?: unknown): string {
  const { format = "mermaid", ...others }: VisualizeOptions = readOptions(options, Object.keys(FORMATS));
  return typeof format === "function" ? format(graph, others) : FORMATS[format](graph, others);
}
