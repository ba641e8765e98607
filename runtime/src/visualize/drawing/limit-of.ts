/** How many nodes a picture shows. */
import type { DrawingOptions } from "../drawing-options.js";

/** The formats that show groups in place of too many nodes. */
export type LimitedFormat = "mermaid" | "dot" | "svg";

/**
 * The number of nodes above which a format shows groups in place of nodes. Nothing draws a larger text of Mermaid,
 * Graphviz takes minutes, and our layout takes many seconds, more if there are boxes around nodes.
 */
export function limitOf(format: LimitedFormat, { groupBy }: Pick<DrawingOptions, "groupBy"> = {}): number {
  if (format === "mermaid") return 5000;
  if (format === "dot") return 20_000;
  return groupBy === undefined ? 10_000 : 4000;
}
