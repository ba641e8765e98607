/** Finds where edges are siblings: the innermost group that contains both ends, and its members that the edge connects. */

/** For each edge the two siblings that it connects; they are equal if the edge is a loop. */
export interface SiblingEdges {
  /** For each edge the sibling that is or contains its source. */
  readonly from: Int32Array;
  /** For each edge the sibling that is or contains its target. */
  readonly to: Int32Array;
}

/** Follows both ends of each edge upwards until they have the same parent; O(edges × depth). */
export function toSiblingEdges(
  { parents, from, to }: { readonly parents: Int32Array; readonly from: Int32Array; readonly to: Int32Array },
  depths: Int32Array,
): SiblingEdges {
  const [sources, targets] = [from.slice(), to.slice()];
  for (let edge = 0; edge < from.length; edge++) {
    let [source, target] = [from[edge]!, to[edge]!];
    while (depths[source]! > depths[target]!) source = parents[source]!;
    while (depths[target]! > depths[source]!) target = parents[target]!;
    while (parents[source] !== parents[target]) {
      source = parents[source]!;
      target = parents[target]!;
    }
    sources[edge] = source;
    targets[edge] = target;
  }
  return { from: sources, to: targets };
}
