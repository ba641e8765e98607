/** Turns a list of edges into rows of targets. */
import type { Rows } from "../../../graph/rows.js";

/** The targets of each node, in the order of the edges; O(nodes + edges). */
export function toEdgeRows(count: number, from: Int32Array, to: Int32Array): Rows {
  const { starts, entries } = toEdgeIndexes(count, from);
  return { starts, entries: entries.map((edge) => to[edge]!) };
}

/** The indexes of the edges of each node, by one of their ends; O(nodes + edges). */
export function toEdgeIndexes(count: number, ends: Int32Array): Rows {
  const starts = new Int32Array(count + 1);
  for (const end of ends) starts[end + 1]!++;
  for (let node = 0; node < count; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice(0, count);
  const entries = new Int32Array(ends.length);
  ends.forEach((end, edge) => (entries[next[end]!++] = edge));
  return { starts, entries };
}
