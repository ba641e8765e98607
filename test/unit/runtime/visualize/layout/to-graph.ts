/** Writes graphs shortly. */
import type { LayoutGraph } from "../../../../../runtime/src/visualize/layout/layout-graph.ts";

/**
 * A graph of nodes of 100 × 20 pixels.
 *
 * @param edges - Such as `"0>1"`.
 */
export function toGraph(count: number, edges: readonly string[], parents?: readonly number[]): LayoutGraph {
  const ends = edges.map((edge) => edge.split(">").map(Number) as [number, number]);
  return {
    widths: new Float64Array(count).fill(100),
    heights: new Float64Array(count).fill(20),
    parents: parents === undefined ? new Int32Array(count).fill(-1) : Int32Array.from(parents),
    from: Int32Array.from(ends, ([source]) => source),
    to: Int32Array.from(ends, ([, target]) => target),
  };
}
