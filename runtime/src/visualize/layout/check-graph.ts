/** Checks what is to be laid out. */
import type { LayoutGraph, LayoutOptions } from "./layout-graph.js";

/**
 * Checks sizes, indexes and nesting; O(nodes + edges).
 *
 * @returns For each node how many groups it is in.
 * @throws RangeError if something is wrong, and says what.
 */
export function checkGraph(graph: LayoutGraph, options: LayoutOptions): Int32Array {
  const { widths, heights, parents, from, to } = graph;
  const count = widths.length;
  if (heights.length !== count || parents.length !== count)
    throw new RangeError(
      `There are ${count} widths, ${heights.length} heights and ${parents.length} parents; each node has one of each.`,
    );
  if (from.length !== to.length) throw new RangeError(`There are ${from.length} sources, but ${to.length} targets.`);
  if (options.previous && options.previous.length !== count)
    throw new RangeError(`There are ${options.previous.length} previous positions for ${count} nodes.`);
  for (const name of ["nodeGap", "layerGap", "groupPadding", "groupHeader"] as const) {
    const value = options[name];
    if (value !== undefined && !isSize(value))
      throw new RangeError(`The option ${name} is ${value}, which is no size.`);
  }
  const depths = measureDepths(parents);
  const isGroup = new Uint8Array(count);
  for (let node = 0; node < count; node++) {
    if (!isSize(widths[node]!) || !isSize(heights[node]!))
      throw new RangeError(`Node ${node} has the size ${widths[node]} × ${heights[node]}, which is no size.`);
    if (parents[node] !== -1) isGroup[parents[node]!] = 1;
  }
  for (let edge = 0; edge < from.length; edge++)
    for (const end of [from[edge]!, to[edge]!]) {
      if (!(end >= 0 && end < count)) throw new RangeError(`Edge ${edge} ends at ${end}; there are ${count} nodes.`);
      if (isGroup[end] === 1)
        throw new RangeError(`Edge ${edge} ends at ${end}, which is a group: edges end at nodes without members.`);
    }
  return depths;
}

function isSize(value: number): boolean {
  return value >= 0 && value < Infinity;
}

/** Follows parents upwards, each only once. */
function measureDepths(parents: Int32Array): Int32Array {
  const count = parents.length;
  const depths = new Int32Array(count).fill(-1);
  const path: number[] = [];
  for (let start = 0; start < count; start++) {
    let node = start;
    while (node !== -1 && depths[node] === -1) {
      depths[node] = -2;
      path.push(node);
      node = parents[node]!;
      if (!(node >= -1 && node < count))
        throw new RangeError(`Node ${path.at(-1)} has the parent ${node}; there are ${count} nodes.`);
    }
    if (node !== -1 && depths[node] === -2) throw new RangeError(`Node ${node} is inside itself.`);
    let depth = node === -1 ? -1 : depths[node]!;
    while (path.length > 0) depths[path.pop()!] = ++depth;
  }
  return depths;
}
